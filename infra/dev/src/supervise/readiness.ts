import { connect } from 'node:net';
import type { Readiness } from './process-spec.ts';

/** How long one question may take before it counts as unanswered. Next compiles a page on its first request. */
const patienceMs = { healthy: 3000, serves: 60_000, listens: 1000 } as const;

/** True when the process does its work now. Never throws. */
export async function isReady(readiness: Readiness): Promise<boolean> {
  switch (readiness.kind) {
    case 'healthy':
      return (await statusOf(readiness.url, patienceMs.healthy)) === 200;
    case 'serves': {
      const status = await statusOf(readiness.url, patienceMs.serves);
      return status !== null && status < 500;
    }
    case 'listens':
      return accepts(readiness.port, '127.0.0.1');
  }
}

/** True when something accepts connections there. */
export async function accepts(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: patienceMs.listens });
    const answer = (accepted: boolean): void => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once('connect', () => {
      answer(true);
    });
    socket.once('timeout', () => {
      answer(false);
    });
    socket.once('error', () => {
      answer(false);
    });
  });
}

async function statusOf(url: string, timeoutMs: number): Promise<number | null> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}
