import { spawn } from 'node:child_process';
import path from 'node:path';

/**
 * Has everything ended that runs out of a data folder when this process is gone, however it went: a killed supervisor
 * cannot end anything itself. A shell waits for the end of a pipe, which costs next to nothing; Node begins only then.
 * @returns what calls it off, when everything was ended in order
 */
export function endAllWithThisProcess(dataDir: string): () => void {
  const program = path.join(import.meta.dirname, '../end-left-behind.ts');
  const script = 'read -r done || exec "$0" --disable-warning=ExperimentalWarning "$1" "$2"';
  // A group of its own: what ends the supervisor's group leaves it.
  const shell = spawn('/bin/sh', ['-c', script, process.execPath, program, dataDir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  return () => {
    shell.stdin.end('done\n');
  };
}
