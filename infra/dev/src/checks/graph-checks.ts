import path from 'node:path';
import { readBaseline } from '../api-changes/baseline.ts';
import { findBreakingChanges } from '../api-changes/breaking-changes.ts';
import { houseApi, partnerApi, type PublicApi } from '../api-changes/public-api.ts';
import { findUntoldChanges } from '../api-changes/untold-changes.ts';
import { composeContract, partnerTag } from '../generate/compose-contract.ts';
import { composeSupergraph } from '../generate/compose-supergraph.ts';
import { generateAll } from '../generate/generate-all.ts';
import { findStale } from '../generate/generated-file.ts';
import { readSubgraphSources } from '../generate/subgraph-sources.ts';
import { readIfPresent } from '../text-file.ts';
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

/** No API breaks a client that is out there, and what changes for partners is told them. */
export const apiChanges = (root: string, baseline: string | undefined): Check => ({
  name: 'API changes',
  speaksForItself: false,
  async run() {
    const subgraphs = await readSubgraphSources(root);
    const forPartners = composeContract(subgraphs, partnerTag);
    const versions = [
      { api: houseApi, sdl: composeSupergraph(subgraphs).apiSdl },
      ...(forPartners === null ? [] : [{ api: partnerApi, sdl: forPartners }]),
    ];
    const found = await Promise.all(versions.map(({ api, sdl }) => problemsOf(root, api, baseline, sdl)));
    const problems = found.flatMap((one) => one.problems);
    if (problems.length > 0) return broken(problems.join('\n'));
    return held(found.some(({ isFirst }) => !isFirst) ? '' : 'There is no earlier version of the API to compare with.');
  },
});

/** What is wrong with the changes of one API since its baseline, line by line. */
async function problemsOf(
  root: string,
  api: PublicApi,
  chosen: string | undefined,
  sdl: string,
): Promise<{ readonly isFirst: boolean; readonly problems: readonly string[] }> {
  const before = await readBaseline(root, api, chosen, sdl);
  const changelog = api.changelog === null ? null : ((await readIfPresent(path.join(root, api.changelog))) ?? '');
  if (before === null) {
    return {
      isFirst: true,
      problems: changelog === '' ? [`${api.file} is new, and there is no ${api.changelog ?? ''}.`] : [],
    };
  }
  const breaking = await findBreakingChanges(before, sdl);
  const untold = changelog === null ? [] : await findUntoldChanges(before, { sdl, changelog });
  return {
    isFirst: false,
    problems: [
      ...listed(
        `Since ${before.reference} ${api.file} breaks operations of ${api.clients}:`,
        breaking,
        'Stop asking for it in one change, remove it in a later one; until then mark it @deprecated.',
      ),
      ...listed(
        `Since ${before.reference} ${api.file} has changes that ${api.changelog ?? ''} does not tell:`,
        untold,
        'Add an entry that names each of them by its coordinate in backquotes, such as `Order.total`.',
      ),
    ],
  };
}

const listed = (title: string, lines: readonly string[], advice: string): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), advice];
