import { spawn } from 'node:child_process';

/** Puts a process on one core, where that can be done: what the others do must not be what is measured. */
export function pin(pid: number | undefined, core: number): void {
  if (pid === undefined) return;
  spawn('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' }).on('error', () => undefined);
}
