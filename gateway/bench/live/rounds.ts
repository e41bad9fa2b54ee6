import type { Report } from './contestants/reporting.ts';
import { orderAt } from './order.ts';
import type { Part } from './processes.ts';

/** A server under test, and the clients that follow it. */
export interface Contestant {
  readonly name: string;
  readonly server: Part;
  /** A process may not open as many files as all contestants together have clients. */
  readonly crowd: Part;
  readonly orderId: string;
  /** How many sockets it holds. */
  readonly sockets: number;
  /** How many different subscriptions they hold. */
  readonly distinct: number;
  /** The last revision that was pushed. */
  revision: number;
}

export interface Measured {
  readonly messagesPerSecond: number;
  readonly cpuMicrosPerMessage: number;
  readonly computationsPerEvent: number;
}

/** How many events are on their way at once: while one is being read, the next is being sent. */
const underWay = 10;

/** @param collects whether what is not in use is given back first */
export const report = ({ server }: Contestant, collects = false): Promise<Report> =>
  server.ask<Report>({ ask: 'report', collects }, 'cpuMicros');

interface Counted {
  readonly texts: readonly (readonly [text: string, times: number])[];
  readonly closed: number;
}

/**
 * Pushes one event and looks at what every client got.
 * @returns false when not all of them follow yet
 */
async function pushOnce(contestant: Contestant): Promise<Counted | null> {
  const { name, server, crowd, sockets } = contestant;
  await crowd.ask({ tell: 'count', name, messages: sockets, texts: true }, 'counting');
  server.tell({ ask: 'push', revision: ++contestant.revision });
  return crowd.told<Counted>('counted', 10_000).catch(() => null);
}

/** Checks that every client gets what it asked for, and nothing else. Throws when one does not. */
export async function checkAnswers(contestant: Contestant): Promise<void> {
  let counted: Counted | null = null;
  // Subscriptions are begun one after another; the first events may come before the last of them.
  for (let tries = 0; tries < 12 && !counted; tries += 1) counted = await pushOnce(contestant);
  if (!counted) throw new Error(`${contestant.name}: not every client is pushed to`);
  counted = await pushOnce(contestant);
  if (!counted || counted.closed > 0) throw new Error(`${contestant.name}: clients were lost`);
  const expected = orderAt(contestant.orderId, contestant.revision);
  for (const [text] of counted.texts) {
    // Servers answer in the shape of the subscription.
    const { data } = JSON.parse(text) as { data: { ordersUpdated: unknown } };
    if (!isPartOf(data.ordersUpdated, expected)) throw new Error(`${contestant.name}: ${text}`);
  }
  const whole = counted.texts.filter(([text]) => text.includes(JSON.stringify(expected)));
  if (whole.length === 0) throw new Error(`${contestant.name}: ${JSON.stringify(counted.texts)}`);
  if (counted.texts.length !== contestant.distinct) {
    throw new Error(
      `${contestant.name}: ${counted.texts.length} different answers to ${contestant.distinct} subscriptions`,
    );
  }
}

/** Whether a selection of something says of it what it says. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (typeof part !== 'object' || part === null) return part === whole;
  // What is no record has no fields, and nothing is part of it.
  return Object.entries(part).every(([field, value]) => isPartOf(value, (whole as Record<string, unknown>)[field]));
}

/** Pushes events as fast as the clients have read them, and waits until all have read all. */
export async function measure(contestant: Contestant, events: number): Promise<Measured> {
  const { name, server, crowd, sockets } = contestant;
  const before = await report(contestant);
  await crowd.ask({ tell: 'count', name, messages: sockets * events, texts: false, every: sockets }, 'counting');
  const start = performance.now();
  for (let pushed = 0; pushed < Math.min(underWay, events); pushed += 1) {
    server.tell({ ask: 'push', revision: ++contestant.revision });
  }
  for (let pushed = underWay; pushed < events; pushed += 1) {
    await crowd.told('reached', 30_000).catch((fault: unknown) => {
      throw new Error(`${name}: clients did not get event ${pushed - underWay + 1}`, { cause: fault });
    });
    server.tell({ ask: 'push', revision: ++contestant.revision });
  }
  const { closed } = await crowd.told<Counted>('counted');
  const seconds = (performance.now() - start) / 1_000;
  crowd.forget('reached');
  if (closed > 0) throw new Error(`${name}: ${closed} clients were lost`);
  const after = await report(contestant);
  const messages = sockets * events;
  return {
    messagesPerSecond: messages / seconds,
    cpuMicrosPerMessage: (after.cpuMicros - before.cpuMicros) / messages,
    computationsPerEvent: (after.computations - before.computations) / events,
  };
}
