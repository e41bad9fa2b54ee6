import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { inheritedEnvironment } from '../env.ts';
import { withoutKeptApart } from '../stack/kept-apart.ts';

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Receives every line of both outputs. */
  readonly line: (text: string) => void;
  /** Receive lines of the error output only, where the other one is not for reading. */
  readonly hideStandardOutput?: boolean;
  /** Ends the program before it is done. */
  readonly signal?: AbortSignal;
}

/** Runs a program until it ends. Gives its exit code, or null when a signal ended it. Throws when it cannot start. */
export async function runToEnd(command: string, args: readonly string[], options: RunOptions): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...withoutKeptApart(inheritedEnvironment), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    createInterface({ input: child.stderr }).on('line', options.line);
    if (options.hideStandardOutput) child.stdout.resume();
    else createInterface({ input: child.stdout }).on('line', options.line);
    const abort = (): void => {
      child.kill('SIGTERM');
    };
    options.signal?.addEventListener('abort', abort, { once: true });
    child.once('error', reject);
    child.once('close', (code) => {
      options.signal?.removeEventListener('abort', abort);
      resolve(code);
    });
  });
}
