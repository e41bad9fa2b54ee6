import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client.ts';
import { selection } from './order.ts';
import { Part } from './processes.ts';

interface Given {
  readonly redisUrl: string;
  readonly subgraphUrl: string;
  readonly introductions: readonly string[];
}

/** How many clients follow, and how many events there are; the gateway is away in the middle third of them. */
const followers = 300;
const happenings = 60;

const orderId = 'ord_restart';

/** A client that comes back by itself, and says what it saw last. */
class Follower {
  readonly revisions: number[] = [];
  position: string | null = null;
  closes: number[] = [];
  #isOver = false;
  #client: Client | undefined;
  readonly #port: number;
  readonly #introduction: string;

  constructor(port: number, introduction: string) {
    this.#port = port;
    this.#introduction = introduction;
    this.#connect();
  }

  end(): void {
    this.#isOver = true;
    this.#client?.close();
  }

  #connect(): void {
    const query = `subscription F($ids: [ID!]) { ordersUpdated(filter: { ids: $ids }) { ${selection} } }`;
    const extensions = this.position === null ? {} : { after: this.position };
    const payload = { query, variables: { ids: [orderId] }, extensions };
    this.#client = new Client({
      port: this.#port,
      says: [this.#introduction, JSON.stringify({ id: '1', type: 'subscribe', payload })],
      onOpen: () => undefined,
      onMessage: (_, text) => this.#hear(text ?? '{}'),
      onClose: (_, code) => {
        this.closes.push(code);
        if (!this.#isOver) setTimeout(() => this.#connect(), 50 + Math.random() * 200);
      },
    });
  }

  #hear(text: string): void {
    // The gateway answers in the protocol.
    const { type, payload } = JSON.parse(text) as {
      type: string;
      payload: { data: { ordersUpdated: { revision: number } }; extensions: { position: string } };
    };
    if (type !== 'next') throw new Error(text);
    this.revisions.push(payload.data.ordersUpdated.revision);
    this.position = payload.extensions.position;
  }
}

/** Events go on while the gateway is restarted; every client has to have seen every one of them, once and in order. */
export async function checkRestart({ redisUrl, subgraphUrl, introductions }: Given): Promise<boolean> {
  const start = (port: number): Part =>
    new Part('contestants/gateway.ts', [orderId, redisUrl, subgraphUrl, String(port)], 0);
  // Signals come from another gateway of the house, which stays.
  const other = start(0);
  await other.told('port');
  let gateway = start(0);
  const { port } = await gateway.told<{ port: number }>('port');
  const all = Array.from(
    { length: followers },
    (_, index) => new Follower(port, introductions[index % introductions.length] ?? ''),
  );
  let revision = 1_000;
  const push = (): void => other.tell({ ask: 'push', revision: ++revision });
  const reach = async (what: string, isReached: (follower: Follower) => boolean): Promise<void> => {
    const end = performance.now() + 30_000;
    while (!all.every(isReached)) {
      if (performance.now() > end) throw new Error(`restart: not every client ${what}`);
      await pause(20);
    }
  };
  while (!all.every(({ position }) => position !== null)) {
    push();
    await pause(100);
  }
  const first = revision;
  await reach('saw the first', (follower) => follower.revisions.at(-1) === first);
  for (let index = 0; index < happenings; index += 1) {
    if (index === happenings / 3) {
      gateway.process.kill('SIGTERM');
      await reach('was sent away', ({ closes }) => closes.length > 0);
    }
    if (index === (2 * happenings) / 3) {
      gateway = start(port);
      await gateway.told('port');
    }
    push();
    await pause(20);
  }
  await reach('saw the last', (follower) => follower.revisions.at(-1) === revision);
  const expected = Array.from({ length: happenings }, (_, index) => first + 1 + index).join();
  const lost = all.filter(({ revisions }) => revisions.slice(revisions.indexOf(first) + 1).join() !== expected).length;
  const codes = [...new Set(all.map(({ closes }) => closes[0]))].join(', ');
  console.log(
    `\nRestart: ${followers} clients sent away with ${codes}, ${happenings} events, a third of them while no gateway was there`,
  );
  console.log(
    `${lost === 0 ? 'reached' : 'SHORT'}: clients that lost an event, saw one twice or out of order: ${lost} (wanted 0)`,
  );
  for (const follower of all) follower.end();
  await gateway.end();
  await other.end();
  return lost === 0;
}
