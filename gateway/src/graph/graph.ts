import { hash } from 'node:crypto';
import type { Log } from '@alexandrite/service-kit/log';
import { ApolloGateway } from '@apollo/gateway';
import { type FormattedExecutionResult, type GraphQLSchema, printSchema } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { type DocumentCheck, Documents, type PreparedDocument } from './documents.ts';
import { createExecute } from './execute.ts';
import { tellPlan } from './plan/ask-for-plan.ts';
import { resilienceLimits, type ResilienceLimits } from './resilience/limits.ts';
import { type AskedOperation, type Outcome, runOperation, type Runtime } from './run-operation.ts';
import { type SubgraphName, subgraphNames } from './subgraph-names.ts';
import { SubgraphSource } from './subgraph-source.ts';
import type { SupergraphFile } from './supergraph-file.ts';

/** The composed graph, ready to be asked. */
export interface Graph {
  /** What clients may ask, as it is now: it changes when the supergraph is reloaded. */
  schema(): GraphQLSchema;
  /** The same as text. */
  schemaText(): string;
  /**
   * Parses and validates a document, once.
   * @throws RejectedDocumentError
   */
  prepare(hash: string, text: string): PreparedDocument;
  /** Runs an operation. Never throws: what goes wrong is in the result. */
  run(asked: AskedOperation, context: GatewayContext): Promise<Outcome>;
  /** Asks for something without HTTP. */
  ask(query: string, variables: Record<string, unknown>, context: GatewayContext): Promise<FormattedExecutionResult>;
  close(): Promise<void>;
}

interface Options {
  readonly log: Log;
  readonly supergraph: SupergraphFile;
  readonly subgraphUrls: Readonly<Record<SubgraphName, string>>;
  readonly subgraphTimeoutMs: number;
  /** Whether anybody may look at the schema. */
  readonly isOpen: boolean;
  /** Looks at every new document before it is validated. */
  readonly checks?: readonly DocumentCheck[];
  readonly resilience?: Partial<ResilienceLimits> | undefined;
}

/** Loads the supergraph. The subgraphs need not be up. Throws when the supergraph cannot be used. */
export async function openGraph(options: Options): Promise<Graph> {
  const { log, isOpen } = options;
  // Apollo greets on every load.
  const apolloLog = log.child({ part: 'apollo' }, { level: log.isLevelEnabled('warn') ? 'warn' : log.level });
  const sources: ReadonlyMap<string, SubgraphSource> = new Map(
    subgraphNames.map((name) => [name, sourceOf(name, options)]),
  );
  const gateway = new ApolloGateway({
    supergraphSdl: options.supergraph,
    logger: apolloLog,
    // Composition has validated it.
    validateSupergraph: false,
    experimental_didResolveQueryPlan: tellPlan,
    buildService: ({ name }) => {
      const source = sources.get(name);
      if (!source) throw new Error(`The supergraph names the subgraph ${name}, whose address nobody said`);
      return source;
    },
  });
  let runtime: Runtime | undefined;
  let text: string | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    const documents = new Documents(apiSchema, isOpen, options.checks);
    const execute = createExecute({ schema: apiSchema, apollo: gateway.executor, sources, log });
    runtime = { schema: apiSchema, documents, execute };
    text = undefined;
  });
  await gateway.load();
  const loaded = (): Runtime => {
    if (!runtime) throw new Error('the gateway started without a schema');
    return runtime;
  };
  const run = (asked: AskedOperation, context: GatewayContext): Promise<Outcome> =>
    runOperation(loaded(), asked, context, log);
  return {
    schema: () => loaded().schema,
    schemaText: () => (text ??= printSchema(loaded().schema)),
    prepare: (digest, document) => loaded().documents.prepare(digest, document),
    run,
    async ask(query, variables, context) {
      const { result } = await run({ text: query, hash: hash('sha256', query), variables }, context);
      return result;
    },
    async close() {
      await gateway.stop();
      await Promise.all([...sources.values()].map((source) => source.close()));
    },
  };
}

function sourceOf(name: SubgraphName, options: Options): SubgraphSource {
  const limits = { ...resilienceLimits(options.subgraphTimeoutMs), ...options.resilience };
  return new SubgraphSource({ name, url: options.subgraphUrls[name], limits, log: options.log });
}
