/** The subgraphs by their names in the supergraph. */
export const subgraphNames = ['shop', 'orders', 'pricing', 'production'] as const;
export type SubgraphName = (typeof subgraphNames)[number];

export function isSubgraphName(name: string): name is SubgraphName {
  return subgraphNames.some((known) => known === name);
}
