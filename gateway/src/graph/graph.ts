import type { Log } from '@alexandrite/service-kit/log';
import { ApolloGateway } from '@apollo/gateway';
import type { DocumentNode, FormattedExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { OperationCosts } from '../limits/cost/operation-costs.ts';
import type { DocumentCheck, PreparedDocument } from './documents/documents.ts';
import { GraphView, type Showing, type ViewParts } from './graph-view.ts';
import { tellPlan } from './plan/ask-for-plan.ts';
import type { AskedQuestion, Question } from './documents/question.ts';
import { resilienceLimits, type ResilienceLimits } from './resilience/limits.ts';
import type { AskedOperation, Outcome } from './run-operation.ts';
import { type SubgraphName, subgraphNames } from './subgraphs/subgraph-names.ts';
import { SubgraphSource } from './subgraphs/subgraph-source.ts';
import type { SupergraphFile } from './subgraphs/supergraph-file.ts';

/** The composed graph as it is shown to some, ready to be asked. */
export interface Graph {
  /** What clients may ask, as it is now: it changes when the supergraph is reloaded. */
  schema(): GraphQLSchema;
  /** The same as text. */
  schemaText(): string;
  /** See `questionOf`. */
  questionOf(asked: AskedQuestion): Question | null | undefined;
  /** Whether a document was prepared, or refused, and is remembered. */
  has(hash: string): boolean;
  /**
   * Parses and validates a document, once.
   * @throws RejectedDocumentError
   */
  prepare(hash: string, text: string): PreparedDocument;
  /** What an operation of a document that was prepared costs at most, in points. */
  costOf(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): number;
  /** Runs an operation. What goes wrong is in the result; throws only what the operation's gate does. */
  run(asked: AskedOperation, context: GatewayContext): Promise<Outcome>;
  /** Asks for something without HTTP. */
  ask(query: string, variables: Record<string, unknown>, context: GatewayContext): Promise<FormattedExecutionResult>;
}

/** All of it. */
export interface WholeGraph extends Graph {
  /**
   * The same graph behind a schema that shows less: documents are compared with that one and carried out over the
   * whole, and no answer holds what it does not show. The schema itself may be asked about.
   * @param narrow makes it from the whole, now and at every reload. What it throws now is thrown; what it throws later
   * is logged, and the schema from before stays.
   */
  narrowed(narrow: Showing['narrow']): Graph;
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
export async function openGraph(options: Options): Promise<WholeGraph> {
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
  const parts: ViewParts = { apollo: (asked) => gateway.executor(asked), sources, checks: options.checks ?? [], log };
  const whole = new GraphView(parts, { narrow: (schema) => schema, isOpen });
  const narrowed: GraphView[] = [];
  let costs: OperationCosts | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    const loaded = new OperationCosts(apiSchema, coreSupergraphSdl);
    costs = loaded;
    whole.load(apiSchema, loaded);
    for (const view of narrowed) {
      try {
        view.load(apiSchema, loaded);
      } catch (fault) {
        log.error({ err: fault }, 'a part of the new supergraph cannot be shown, the old one stays');
      }
    }
  });
  await gateway.load();
  return {
    schema: () => whole.schema(),
    schemaText: () => whole.schemaText(),
    questionOf: (asked) => whole.questionOf(asked),
    has: (digest) => whole.has(digest),
    prepare: (digest, document) => whole.prepare(digest, document),
    costOf: (document, operation, variables) => whole.costOf(document, operation, variables),
    run: (asked, context) => whole.run(asked, context),
    ask: (query, variables, context) => whole.ask(query, variables, context),
    narrowed(narrow) {
      const view = new GraphView(parts, { narrow, isOpen: true });
      if (!costs) throw new Error('the gateway started without a schema');
      view.load(whole.schema(), costs);
      narrowed.push(view);
      return view;
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
