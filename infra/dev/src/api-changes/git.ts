import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What git says, without the line break at its end; null when it fails or says nothing. */
export type Git = (...args: string[]) => Promise<string | null>;

/** Git in a repository. */
export function gitIn(root: string): Git {
  return async (...args) => {
    try {
      const { stdout } = await run('git', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
      return stdout.trimEnd() || null;
    } catch {
      return null;
    }
  };
}
