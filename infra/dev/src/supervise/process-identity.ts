import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * When a process was started, as text that is only good for comparing; null when there is none with that id.
 * A process id alone is no identity: after a while the system gives it to another process.
 */
export async function startTimeOf(pid: number): Promise<string | null> {
  return process.platform === 'linux' ? startTimeOnLinux(pid) : startTimeByPs(pid);
}

/** True when that very process still runs. */
export async function isAlive({ pid, startTime }: { pid: number; startTime: string | null }): Promise<boolean> {
  return startTime !== null && (await startTimeOf(pid)) === startTime;
}

/** Sends a signal to a process and everything it started (its group). False when nothing was there to receive it. */
export function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

async function startTimeOnLinux(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may hold blanks and parentheses of its own; the fields after it start with the state.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Field 22 of proc_pid_stat(5) is the start time; a zombie has ended already.
    return state === 'Z' ? null : (fields[18] ?? null);
  } catch {
    return null;
  }
}

async function startTimeByPs(pid: number): Promise<string | null> {
  try {
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]);
    return stdout.trim() || null;
  } catch {
    return null;
  }
}
