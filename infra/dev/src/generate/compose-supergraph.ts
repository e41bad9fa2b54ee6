import { composeServices } from '@apollo/composition';
import { Supergraph, printSchema } from '@apollo/federation-internals';
import type { SubgraphSource } from './subgraph-sources.ts';

/** The whole graph: as the gateway plans over it, and as clients see it. */
export interface ComposedGraph {
  readonly supergraphSdl: string;
  readonly apiSdl: string;
}

/** The subgraphs do not fit together; each problem as the composer words it. */
class CompositionError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The subgraphs do not compose:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'CompositionError';
    this.problems = problems;
  }
}

/**
 * Composes the subgraphs. Their addresses in the result are placeholders (`http://orders`): the gateway puts the
 * real ones in their place from its environment, so that the composed file is the same everywhere.
 * Throws CompositionError.
 */
export function composeSupergraph(subgraphs: readonly SubgraphSource[]): ComposedGraph {
  const result = composeServices(
    subgraphs.map(({ name, schema }) => ({ name, url: `http://${name}`, typeDefs: schema })),
  );
  if (result.errors !== undefined) throw new CompositionError(result.errors.map(({ message }) => message));
  return { supergraphSdl: withNewline(result.supergraphSdl), apiSdl: publicSchemaOf(result.supergraphSdl) };
}

/** What clients see of a composed graph. */
export function publicSchemaOf(supergraphSdl: string): string {
  return withNewline(printSchema(Supergraph.build(supergraphSdl).apiSchema()));
}

const withNewline = (text: string): string => `${text.trimEnd()}\n`;
