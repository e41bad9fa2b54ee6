import type { Log } from '@alexandrite/service-kit/log';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { type FormattedExecutionResult, type GraphQLSchema, printSchema } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { operationMetrics } from './operation-metrics.ts';
import { showError } from './show-error.ts';
import { isSubgraphName, type SubgraphName, subgraphNames } from './subgraph-names.ts';
import { SubgraphSource } from './subgraph-source.ts';
import type { SupergraphFile } from './supergraph-file.ts';

/** The largest operation, in tokens: the largest of our own pages has under a thousand. */
const operationTokens = 10_000;

/** The composed graph, ready to be asked. */
export interface Graph {
  readonly apollo: ApolloServer<GatewayContext>;
  /** What clients may ask, as it is now: it changes when the supergraph is reloaded. */
  schema(): GraphQLSchema;
  /** The same as text. */
  schemaText(): string;
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
  readonly nodeEnv: string;
}

/** Loads the supergraph. The subgraphs need not be up. Throws when the supergraph cannot be used. */
export async function openGraph(options: Options): Promise<Graph> {
  const { log, isOpen } = options;
  // Apollo greets on every load.
  const apolloLog = log.child({ part: 'apollo' }, { level: log.isLevelEnabled('warn') ? 'warn' : log.level });
  const sources = new Map(subgraphNames.map((name) => [name, sourceOf(name, options)]));
  const gateway = new ApolloGateway({
    supergraphSdl: options.supergraph,
    logger: apolloLog,
    // Composition has validated it.
    validateSupergraph: false,
    __exposeQueryPlanExperimental: isOpen,
    buildService: ({ name }) => {
      const source = isSubgraphName(name) ? sources.get(name) : undefined;
      if (!source) throw new Error(`The supergraph names the subgraph ${name}, whose address nobody said`);
      return source;
    },
  });
  let schema: GraphQLSchema | undefined;
  let text: string | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema;
    text = undefined;
  });
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    logger: apolloLog,
    nodeEnv: options.nodeEnv,
    introspection: isOpen,
    hideSchemaDetailsFromClientErrors: !isOpen,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    csrfPrevention: true,
    maxRecursiveSelections: true,
    parseOptions: { maxLexicalTokens: operationTokens },
    formatError: (formatted, error) => showError(formatted, error, log),
    plugins: [operationMetrics, ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
  });
  await apollo.start();
  const loaded = (): GraphQLSchema => {
    if (!schema) throw new Error('the gateway started without a schema');
    return schema;
  };
  return {
    apollo,
    schema: loaded,
    schemaText: () => (text ??= printSchema(loaded())),
    async ask(query, variables, context) {
      const { body } = await apollo.executeOperation({ query, variables }, { contextValue: context });
      if (body.kind !== 'single') throw new Error('the gateway answers in one piece');
      return body.singleResult;
    },
    async close() {
      await apollo.stop();
      await Promise.all([...sources.values()].map((source) => source.close()));
    },
  };
}

function sourceOf(name: SubgraphName, { subgraphUrls, subgraphTimeoutMs, log }: Options): SubgraphSource {
  return new SubgraphSource({ name, url: subgraphUrls[name], timeoutMs: subgraphTimeoutMs, log });
}
