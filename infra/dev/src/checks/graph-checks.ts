import { findBreakingChanges } from '../api-changes/breaking-changes.ts';
import { readBaseline } from '../api-changes/baseline.ts';
import { composeSupergraph } from '../generate/compose-supergraph.ts';
import { generateAll } from '../generate/generate-all.ts';
import { findStale } from '../generate/generated-file.ts';
import { readSubgraphSources } from '../generate/subgraph-sources.ts';
import { broken, held, type Check } from './check.ts';

/** The subgraphs fit together. */
export const composition = (root: string): Check => ({
  name: 'composition',
  speaksForItself: false,
  async run() {
    composeSupergraph(await readSubgraphSources(root));
    return held();
  },
});

/** What is generated is what the schemas and operations say; every operation fits the graph. */
export const generatedFiles = (root: string): Check => ({
  name: 'generated files',
  speaksForItself: false,
  async run() {
    const stale = await findStale(root, await generateAll(root));
    if (stale.length === 0) return held();
    return broken(
      [
        'These files are stale:',
        ...stale.map((file) => `  ${file.path}`),
        'Run `npm run generate`, and commit them.',
      ].join('\n'),
    );
  },
});

/** The API breaks no client that is out there. */
export const apiChanges = (root: string, baseline: string | undefined): Check => ({
  name: 'API changes',
  speaksForItself: false,
  async run() {
    const { apiSdl } = composeSupergraph(await readSubgraphSources(root));
    const before = await readBaseline(root, baseline, apiSdl);
    if (before === null) return held('There is no earlier version of the API to compare with.');
    const breaking = await findBreakingChanges(before, apiSdl);
    if (breaking.length === 0) return held();
    return broken(
      [
        `Since ${before.reference} the API breaks operations of web or admin:`,
        ...breaking.map((change) => `  ${change}`),
        'Stop asking for it in one change, remove it in a later one; until then mark it @deprecated.',
      ].join('\n'),
    );
  },
});
