import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Readiness } from './process-spec.ts';

/** How processes are looked after that were healthy. */
export interface Liveness {
  /** Between two looks, in milliseconds. */
  readonly everyMs: number;
  /** How long an answer may take, in milliseconds. */
  readonly patienceMs: number;
  /** So many looks in a row without an answer, and it is started anew. */
  readonly looks: number;
}

/** Half a minute without any answer: more than a busy machine makes of it. */
export const usualLiveness: Liveness = { everyMs: 5_000, patienceMs: 10_000, looks: 3 };

/**
 * Resolves when a process has not answered for so long that it never will, as one that was stopped or is caught in a
 * loop; what it answers is no matter. Resolves with false when the signal ends the watch before.
 */
export async function untilLifeless(ready: Readiness, liveness: Liveness, signal: AbortSignal): Promise<boolean> {
  let missed = 0;
  try {
    while (missed < liveness.looks) {
      await delay(liveness.everyMs, undefined, { signal, ref: false });
      missed = (await answers(ready, liveness.patienceMs)) ? 0 : missed + 1;
    }
  } catch {
    return false;
  }
  return !signal.aborted;
}

async function answers(ready: Readiness, patienceMs: number): Promise<boolean> {
  if (ready.kind === 'listens') return ready.greeting === undefined || greets(ready.port, ready.greeting, patienceMs);
  try {
    const response = await fetch(ready.url, { redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

/** Whether a server says anything to a greeting. */
async function greets(port: number, greeting: string, patienceMs: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1', timeout: patienceMs });
  try {
    return await new Promise<boolean>((resolve) => {
      socket.once('connect', () => socket.write(greeting));
      socket.once('data', () => {
        resolve(true);
      });
      for (const end of ['timeout', 'error', 'close']) {
        socket.once(end, () => {
          resolve(false);
        });
      }
    });
  } finally {
    socket.destroy();
  }
}
