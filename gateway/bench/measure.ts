import autocannon from 'autocannon';
import type { Contestant } from './processes.ts';
import type { Way } from './questions.ts';

/** What was measured of one contestant. */
export interface Measured {
  /** Requests answered in a second. */
  readonly perSecond: number;
  /** What one request costs the contestant's processor, in microseconds: holds on a busy machine too. */
  readonly cpuMicros: number;
  /** How long half of the requests take at most, in milliseconds. */
  readonly p50: number;
  /** How long all but the slowest hundredth take at most, in milliseconds. */
  readonly p99: number;
}

/** Asks a contestant over some connections, each asking again as soon as it is answered. */
export async function measure(
  contestant: Contestant,
  ways: readonly Way[],
  { seconds, connections }: { readonly seconds: number; readonly connections: number },
): Promise<Measured> {
  const before = await contestant.cpu();
  const { requests, duration, latency, non2xx, errors } = await autocannon({
    url: contestant.origin,
    requests: ways.map((way) => ({ ...way })),
    connections,
    duration: seconds,
  });
  if (non2xx + errors > 0) throw new Error(`${contestant.name}: ${non2xx + errors} answers were none`);
  return {
    perSecond: requests.total / duration,
    cpuMicros: ((await contestant.cpu()) - before) / requests.total,
    p50: latency.p50,
    p99: latency.p99,
  };
}

/**
 * Asks all contestants in all ways until whoever keeps answers has them, and compares: all have to say the same.
 * @throws when one does not, or when ours computes what it could have kept
 */
export async function checkAnswers(contestants: readonly Contestant[], ways: readonly Way[]): Promise<void> {
  for (const way of ways) {
    const answers = await Promise.all(contestants.map((contestant) => settledAnswer(contestant, way)));
    for (const [index, answer] of answers.entries()) {
      if (answer === answers[0]) continue;
      throw new Error(`${contestants[index]?.name} answers ${answer}\nand ${contestants[0]?.name} ${answers[0]}`);
    }
  }
}

/** Its answer, when it is a kept one or was never going to be. */
async function settledAnswer({ name, origin }: Contestant, { path, ...init }: Way): Promise<string> {
  for (let times = 0; ; times += 1) {
    const response = await fetch(`${origin}${path}`, init);
    const text = JSON.stringify(await response.json());
    const status = response.headers.get('cache-status');
    if (!status?.includes('fwd=miss')) return text;
    if (times === 20) throw new Error(`${name} computes each time what could be kept`);
  }
}

/** Of some figures the middle one: a minute in which the machine did something else does not count. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}
