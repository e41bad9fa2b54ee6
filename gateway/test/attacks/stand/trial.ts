import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { type AttackedGateway, openAttackedGateway } from './attacked-gateway.ts';
import { askInPassing, standBy } from './bystander.ts';
import { unfitWords } from './unfit-words.ts';

const orderPage = readFileSync(new URL('../../../../web/src/features/orders/order.graphql', import.meta.url), 'utf8');

/** How many times the work of an ordinary new page one attack may make. */
const bearable = 12;
/** How often an attack is repeated to see what it costs, and how many rounds of that are looked at: others share the machine. */
const [repeats, rounds] = [5, 4];
/** What may be held after all attacks of a file besides what was held before, in bytes: caches have filled. */
const heldBytes = 32 * 1024 * 1024;

/** A gateway that is attacked, and what has to hold whatever is done to it. */
export class Trial {
  #gateway: AttackedGateway | null = null;
  #ordinaryMs = 0;
  #heldBefore = 0;

  /** To be called where a file begins: opens the gateway for its tests, and looks at it after each and after all. */
  static forTests(environment?: Readonly<Record<string, string>>): Trial {
    const trial = new Trial();
    beforeAll(() => trial.#open(environment));
    afterEach(() => trial.#lives());
    afterAll(() => trial.#close());
    return trial;
  }

  get gateway(): AttackedGateway {
    if (!this.#gateway) throw new Error('the gateway is not open');
    return this.#gateway;
  }

  /** Attacks while somebody else asks, who is answered. @returns what came of it */
  async attack<T>(send: () => Promise<T>): Promise<T> {
    const bystander = standBy(this.gateway.url);
    try {
      return await send();
    } finally {
      await bystander.leave();
    }
  }

  /**
   * What an attack makes the gateway spend, in ordinary new pages; of several rounds the best, for time of the processor
   * is counted too where others have used up its caches.
   */
  async costOf(send: () => Promise<unknown>): Promise<number> {
    let best = Infinity;
    for (let round = 0; round < rounds && best > bearable / 2; round += 1)
      best = Math.min(best, (await this.#cpuMs(send, repeats)) / this.#ordinaryMs);
    return best;
  }

  /**
   * Attacks, and holds the gateway to doing little for it.
   * @param questions that may reach a subgraph, of each
   * @param pages that it may cost: more than usual where it pays for more than one
   */
  async isCheap(send: () => Promise<unknown>, questions = 0, pages = bearable): Promise<void> {
    const before = this.gateway.questions();
    let sent = 0;
    const cost = await this.costOf(async () => {
      sent += 1;
      await send();
    });
    expect(this.gateway.questions() - before).toBeLessThanOrEqual(questions * sent);
    expect(cost).toBeLessThan(pages);
  }

  /** Waits until the gateway has noticed that the connections of an attack are gone. */
  async settled(): Promise<void> {
    await waitUntil('no live connection is open', async () => (await this.gateway.figure('gateway_sockets')) === 0);
  }

  async #open(environment?: Readonly<Record<string, string>>): Promise<void> {
    const gateway = await openAttackedGateway(environment);
    this.#gateway = gateway;
    // Code that has run for a while is compiled: compared is what a gateway of the second minute does.
    await this.#cpuMs(() => askNewPage(gateway), 100);
    const found: number[] = [];
    for (let round = 0; round < 5; round += 1) found.push(await this.#cpuMs(() => askNewPage(gateway), 20));
    this.#ordinaryMs = found.toSorted((one, other) => one - other)[2] ?? 0;
    this.#heldBefore = (await gateway.use(true)).heldBytes;
  }

  async #cpuMs(work: () => Promise<unknown>, times: number): Promise<number> {
    const before = await this.gateway.use();
    for (let time = 0; time < times; time += 1) await work();
    return ((await this.gateway.use()).cpuMs - before.cpuMs) / times;
  }

  async #lives(): Promise<void> {
    const { isAlive, log, noise, url } = this.gateway;
    expect([isAlive(), noise]).toEqual([true, []]);
    expect(log.filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);
    await askInPassing(url);
  }

  async #close(): Promise<void> {
    const gateway = this.#gateway;
    if (!gateway) return;
    try {
      const { heldBytes: held } = await gateway.use(true);
      expect(held - this.#heldBefore).toBeLessThan(heldBytes);
    } finally {
      await gateway.close();
    }
  }
}

/** A page of ours with everything on it, never asked before: by a name of its own. */
async function askNewPage({ url }: AttackedGateway): Promise<void> {
  const query = orderPage.replace(/^query \w+/m, `query P${randomUUID().slice(0, 8)}`);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify({ query, variables: { id: 'ord_none' } }),
  });
  const text = await response.text();
  if (response.status !== 200 || unfitWords(text)) throw new Error(text);
}
