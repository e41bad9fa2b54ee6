import { parse } from 'graphql';
import type { ApiVersion } from './breaking-changes.ts';
import { type Git, gitIn } from './git.ts';
import type { PublicApi } from './public-api.ts';

/** An earlier version of the API and where it was found, for the reader of the report. */
export interface Baseline extends ApiVersion {
  readonly reference: string;
  /** The text in which its changes were told; empty when there was none. */
  readonly changelog: string;
}

/**
 * The version of the API that the present one must not break:
 *
 * 1. the one at API_BASELINE, when given: for example the release that is running;
 * 2. on a branch, the one where the branch left main, so that a break spread over many commits is seen as one;
 * 3. on main with an API that is not committed yet, the one of the last commit;
 * 4. on main with everything committed (in CI), the one before the last commit that changed the API.
 *
 * null when there is none: no git, no earlier commit, or a history cut off by a shallow clone.
 */
export async function readBaseline(
  root: string,
  api: PublicApi,
  chosen: string | undefined,
  nowSdl: string,
): Promise<Baseline | null> {
  const git = gitIn(root);
  const reference = chosen ?? (await branchPoint(git)) ?? (await lastDifferent(git, api.file, nowSdl));
  if (reference === null) return null;
  const sdl = await git('show', `${reference}:${api.file}`);
  if (sdl === null) {
    // A release may be older than a part of the API; the whole has been there from the first day.
    if (chosen !== undefined && api.changelog === null) throw new Error(`API_BASELINE: no ${api.file} at ${chosen}.`);
    return null;
  }
  const listed = (await git('ls-tree', '-r', '--name-only', reference, ...api.documents)) ?? '';
  const files = listed.split('\n').filter((file) => file.endsWith('.graphql'));
  const texts = await Promise.all(files.map((file) => git('show', `${reference}:${file}`)));
  const changelog = api.changelog === null ? null : await git('show', `${reference}:${api.changelog}`);
  return {
    reference,
    sdl,
    operations: texts.filter((text) => text !== null).map((text) => parse(text)),
    changelog: changelog ?? '',
  };
}

async function branchPoint(git: Git): Promise<string | null> {
  const head = await git('rev-parse', 'HEAD');
  for (const main of ['origin/HEAD', 'origin/main', 'main']) {
    const base = await git('merge-base', 'HEAD', main);
    if (base !== null) return base === head ? null : base;
  }
  return null;
}

async function lastDifferent(git: Git, apiFile: string, nowSdl: string): Promise<string | null> {
  const committed = await git('show', `HEAD:${apiFile}`);
  if (committed === null) return null;
  if (committed.trim() !== nowSdl.trim()) return 'HEAD';
  const lastChange = await git('log', '-n', '1', '--format=%H', '--', apiFile);
  return lastChange === null ? null : git('rev-parse', '--verify', '--quiet', `${lastChange}^`);
}
