import autocannon from 'autocannon';
import type { Contestant } from './processes.ts';

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

const json = { 'content-type': 'application/json' };

/** Asks a contestant over some connections, each asking again as soon as it is answered. */
export async function measure(
  contestant: Contestant,
  question: object,
  { seconds, connections }: { readonly seconds: number; readonly connections: number },
): Promise<Measured> {
  const before = await contestant.cpu();
  const { requests, duration, latency, non2xx, errors } = await autocannon({
    url: contestant.url,
    method: 'POST',
    headers: json,
    body: JSON.stringify(question),
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

/** Throws unless all answer the same. */
export async function expectSameAnswers(contestants: readonly Contestant[], question: object): Promise<void> {
  const answers = await Promise.all(
    contestants.map(async ({ url }) => {
      const response = await fetch(url, { method: 'POST', headers: json, body: JSON.stringify(question) });
      return JSON.stringify(await response.json());
    }),
  );
  for (const [index, answer] of answers.entries()) {
    if (answer === answers[0]) continue;
    throw new Error(`${contestants[index]?.name} answers ${answer}\nand ${contestants[0]?.name} ${answers[0]}`);
  }
}

/** Of each figure the middle one: a minute in which the machine did something else does not count. */
export function middle(all: readonly Measured[]): Measured {
  const of = (key: keyof Measured): number => {
    const sorted = all.map((measured) => measured[key]).toSorted((one, other) => one - other);
    return sorted[sorted.length >> 1] ?? 0;
  };
  return { perSecond: of('perSecond'), cpuMicros: of('cpuMicros'), p50: of('p50'), p99: of('p99') };
}
