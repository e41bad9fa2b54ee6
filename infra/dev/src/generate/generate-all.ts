import { generateAlertPage } from '../alerts/alert-page.ts';
import { generateBoundsPage } from '../bounds/bounds-page.ts';
import { generateDashboards } from '../dashboards/index.ts';
import { composeContract, partnerFile, partnerTag } from './compose-contract.ts';
import { composeSupergraph } from './compose-supergraph.ts';
import type { GeneratedFile } from './generated-file.ts';
import { clientApps, generateOperationTypes } from './operation-types.ts';
import { generateResolverTypes } from './resolver-types.ts';
import { readSubgraphSources } from './subgraph-sources.ts';

/**
 * Everything that follows from the schemas and the operations, one way: SDL → resolver types → composed supergraph →
 * what clients see, what partners see → typed documents. Nothing is written.
 */
export async function generateAll(root: string): Promise<readonly GeneratedFile[]> {
  const subgraphs = await readSubgraphSources(root);
  const resolverTypes = await Promise.all(subgraphs.map((subgraph) => generateResolverTypes(root, subgraph)));
  if (subgraphs.length === 0) return resolverTypes;
  const { supergraphSdl, apiSdl } = composeSupergraph(subgraphs);
  const partnerSdl = composeContract(subgraphs, partnerTag);
  const operationTypes = await Promise.all(clientApps.map((app) => generateOperationTypes(root, app, apiSdl)));
  return [
    ...resolverTypes,
    { path: 'gateway/supergraph.graphql', content: supergraphSdl },
    { path: 'gateway/api.graphql', content: apiSdl },
    ...(partnerSdl === null ? [] : [{ path: partnerFile, content: partnerSdl }]),
    ...operationTypes.flat(),
    ...generateDashboards(),
    ...generateBoundsPage(),
    ...(await generateAlertPage(root)),
  ];
}
