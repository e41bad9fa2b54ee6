import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parse } from 'graphql';
import { clientApps } from '../generate/operation-types.ts';
import type { ApiVersion } from './breaking-changes.ts';

const run = promisify(execFile);
const apiFile = 'gateway/api.graphql';

/** An earlier version of the API and where it was found, for the reader of the report. */
export interface Baseline extends ApiVersion {
  readonly reference: string;
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
export async function readBaseline(root: string, chosen: string | undefined, nowSdl: string): Promise<Baseline | null> {
  const git = (...args: string[]): Promise<string | null> => gitOutput(root, args);
  const reference = chosen ?? (await branchPoint(git)) ?? (await lastDifferent(git, nowSdl));
  if (reference === null) return null;
  const sdl = await git('show', `${reference}:${apiFile}`);
  if (sdl === null) {
    if (chosen !== undefined) throw new Error(`API_BASELINE: there is no ${apiFile} at ${chosen}.`);
    return null;
  }
  const listed = (await git('ls-tree', '-r', '--name-only', reference, ...clientApps.map((app) => `${app}/src`))) ?? '';
  const files = listed.split('\n').filter((file) => file.endsWith('.graphql'));
  const texts = await Promise.all(files.map((file) => git('show', `${reference}:${file}`)));
  return { reference, sdl, operations: texts.filter((text) => text !== null).map((text) => parse(text)) };
}

type Git = (...args: string[]) => Promise<string | null>;

async function branchPoint(git: Git): Promise<string | null> {
  const head = await git('rev-parse', 'HEAD');
  for (const main of ['origin/HEAD', 'origin/main', 'main']) {
    const base = await git('merge-base', 'HEAD', main);
    if (base !== null) return base === head ? null : base;
  }
  return null;
}

async function lastDifferent(git: Git, nowSdl: string): Promise<string | null> {
  const committed = await git('show', `HEAD:${apiFile}`);
  if (committed === null) return null;
  if (committed.trim() !== nowSdl.trim()) return 'HEAD';
  const lastChange = await git('log', '-n', '1', '--format=%H', '--', apiFile);
  return lastChange === null ? null : git('rev-parse', '--verify', '--quiet', `${lastChange}^`);
}

/** What git says, without the line break at its end; null when it fails or says nothing. */
async function gitOutput(root: string, args: readonly string[]): Promise<string | null> {
  try {
    const { stdout } = await run('git', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
    return stdout.trimEnd() || null;
  } catch {
    return null;
  }
}
