import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** What a process took, as a whole: its start included. */
export interface ProcessCost {
  readonly milliseconds: number;
  /** Most memory it held at any time; null where the system does not tell (it is read from /proc). */
  readonly peakBytes: number | null;
  readonly output: string;
}

const lookEveryMs = 3;

/** Runs a program to its end. Throws when it fails. */
export async function runProcess(program: string, given: readonly string[]): Promise<ProcessCost> {
  const began = performance.now();
  const child = spawn(program, given, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  let peakBytes: number | null = null;
  const look = setInterval(() => {
    void peakOf(child.pid).then((peak) => {
      if (peak !== null) peakBytes = Math.max(peakBytes ?? 0, peak);
    });
  }, lookEveryMs);
  const milliseconds = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(performance.now() - began);
      else reject(new Error(`${program} ended with ${String(code)}`));
    });
  }).finally(() => {
    clearInterval(look);
  });
  return { milliseconds, peakBytes, output };
}

async function peakOf(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}
