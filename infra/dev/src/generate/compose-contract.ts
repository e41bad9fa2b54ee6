import {
  addInaccessibleToUnreachableTypes,
  applyTagFilterOnSubgraphs,
  extractLinkImplementations,
} from '@theguild/federation-composition';
import { type DocumentNode, Kind, parse, visit } from 'graphql';
import { composeSupergraph, publicSchemaOf } from './compose-supergraph.ts';
import type { SubgraphSource } from './subgraph-sources.ts';

/** The tag of what partners are shown. */
export const partnerTag = 'partner';

/** Where that is committed, and read by the gateway. */
export const partnerFile = 'gateway/partner.graphql';

/**
 * The part of the graph that a tag stands on, as its clients see it: a contract in the sense of Apollo Federation. What
 * has the tag, itself or by its type, is in it; everything else is inaccessible, and so is what nothing leads to. It is
 * composed by the same composer as the whole graph, which refuses a contract that shows a field whose type it hides.
 * Throws CompositionError.
 * @returns null when the tag is nowhere
 */
export function composeContract(subgraphs: readonly SubgraphSource[], tag: string): string | null {
  if (!subgraphs.some(({ schema }) => hasTag(schema, tag))) return null;
  const filtered = applyTagFilterOnSubgraphs(
    subgraphs.map((subgraph) => ({ ...subgraph, typeDefs: subgraph.schema })),
    { include: new Set([tag]), exclude: new Set() },
  );
  const { supergraphSdl, apiSdl } = composeSupergraph(
    filtered.map(({ typeDefs, ...subgraph }) => ({ ...subgraph, schema: typeDefs })),
  );
  const supergraph = parse(supergraphSdl);
  const reachable = addInaccessibleToUnreachableTypes(extractLinkImplementations(supergraph).resolveImportName, {
    supergraphDocumentNode: supergraph,
    publicDocumentNode: parse(apiSdl),
  });
  return publicSchemaOf(reachable.supergraphSdl);
}

function hasTag(schema: DocumentNode, tag: string): boolean {
  let isThere = false;
  visit(schema, {
    Directive({ name, arguments: given = [] }) {
      const values = given.map(({ value }) => (value.kind === Kind.STRING ? value.value : null));
      isThere ||= name.value === 'tag' && values.includes(tag);
    },
  });
  return isThere;
}
