import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { inheritedEnvironment } from '../env.ts';
import { withoutKeptApart } from '../stack/kept-apart.ts';
import { noteErrand } from './errands.ts';
import { signalGroup } from './process-identity.ts';

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Receives every line of both outputs. */
  readonly line: (text: string) => void;
  /** Receive lines of the error output only, where the other one is not for reading. */
  readonly hideStandardOutput?: boolean;
  /** Where it is noted while it runs, so that it does not outlive this process. */
  readonly dataDir?: string;
  /** Ends the program before it is done. */
  readonly signal?: AbortSignal;
}

/** Runs a program until it ends. Gives its exit code, or null when a signal ended it. Throws when it cannot start. */
export async function runToEnd(command: string, args: readonly string[], options: RunOptions): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...withoutKeptApart(inheritedEnvironment), ...options.env },
      // A group of its own, so that all it starts can be ended with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { pid } = child;
    const noted = pid === undefined || options.dataDir === undefined ? null : noteErrand(options.dataDir, pid);
    createInterface({ input: child.stderr }).on('line', options.line);
    if (options.hideStandardOutput) child.stdout.resume();
    else createInterface({ input: child.stdout }).on('line', options.line);
    const abort = (): void => {
      if (pid !== undefined) signalGroup(pid, 'SIGTERM');
    };
    options.signal?.addEventListener('abort', abort, { once: true });
    child.once('error', reject);
    child.once('close', (code) => {
      options.signal?.removeEventListener('abort', abort);
      void Promise.resolve(noted).then((forget) => forget?.());
      resolve(code);
    });
  });
}
