import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../src/paths.ts';

/** A repository of a few files in a folder of its own: as small as a check needs it to fail. */
export interface SmallRepository {
  readonly root: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Everything as a new commit. */
  commit(): Promise<void>;
  git(...args: string[]): Promise<void>;
}

export async function aRepository(files: Readonly<Record<string, string>>): Promise<SmallRepository> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'alexandrite-checks-'));
  const write = async (added: Readonly<Record<string, string>>): Promise<void> => {
    for (const [file, text] of Object.entries(added)) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), text);
    }
  };
  const git = async (...args: string[]): Promise<void> => {
    const who = ['-c', 'user.name=test', '-c', 'user.email=test@alexandrite.example', '-c', 'commit.gpgsign=false'];
    const { code, output } = await run('git', [...who, ...args], root);
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${output}`);
  };
  await write(files);
  let initialised = false;
  return {
    root,
    write,
    git,
    async commit() {
      if (!initialised) await git('init', '--quiet', '--initial-branch', 'main');
      initialised = true;
      await git('add', '--all');
      await git('commit', '--quiet', '--message', 'a change');
    },
  };
}

/** Runs one of the tools of this repository. */
export async function runTool(
  name: 'depcruise' | 'eslint' | 'knip',
  args: readonly string[],
  { cwd, input = '' }: { readonly cwd: string; readonly input?: string },
): Promise<{ readonly code: number; readonly output: string }> {
  return run(path.join(repositoryRoot, 'node_modules/.bin', name), args, cwd, input);
}

async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  input = '',
): Promise<{ code: number; output: string }> {
  // The tools say `#!/usr/bin/env node`: let that be the Node that runs this test, whatever the machine has.
  const env = {
    ...process.env,
    NO_COLOR: '1',
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`,
  };
  return new Promise((resolve) => {
    const child = execFile(command, args, { cwd, env, maxBuffer: 32 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: `${stdout}${stderr}` });
    });
    // A tool that reads nothing may have ended by the time it is written to: its code and output tell what became of it.
    child.stdin?.on('error', () => undefined).end(input);
  });
}
