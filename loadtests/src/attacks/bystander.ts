import { Agent, request } from 'undici';

/** Where visitors are: each has points of their own, and none is to be refused for what all of them ask together. */
const addresses = Array.from({ length: 100 }, (_, index) => `127.0.1.${index + 1}`);

/** What a bystander waits for, in milliseconds. */
export interface Waits {
  readonly catalogue: number[];
  readonly checkout: number[];
  /** How often nothing came of a visit, by what was answered. */
  readonly failed: Map<string, number>;
}

const page = `query Catalogue { products(first: 24) { nodes { id slug name price { amountMinor currency } } pageInfo { endCursor } } }`;
const start = `mutation ($input: StartOrderInput!) { startOrder(input: $input) { ... on OrderStarted { order { id } } } }`;
const submit = `mutation ($input: SubmitOrderInput!) { submitOrder(input: $input) { ... on OrderSubmitted { order { id } } } }`;
const delivery = {
  recipient: 'Anna Petrova',
  phone: '+7 900 000-00-00',
  postcode: '190000',
  city: 'Saint Petersburg',
  address: 'Nevsky prospekt 1, flat 2',
};

const everyMs = { catalogue: 40, checkout: 400 };

/** Visitors who look at the catalogue and a customer who orders, each at a steady pace whatever they wait. */
export class Bystander {
  readonly #url: string;
  readonly #agents = addresses.map((localAddress) => new Agent({ connections: 16, localAddress }));
  #visits = 0;
  #token = '';
  #product = '';
  #orders = 0;

  constructor(url: string) {
    this.#url = url;
  }

  /** Signs up, and picks a piece. */
  async open(): Promise<void> {
    const run = Date.now().toString(36);
    const input = {
      email: `bystander-${run}@alexandrite.example`,
      password: `seven ${run} lanterns`,
      displayName: 'Anna',
    };
    const document = 'mutation ($input: SignUpInput!) { signUp(input: $input) { ... on SignedIn { token } } }';
    this.#token = textIn(await this.#ask(document, { input }), 'token');
    this.#product = textIn(await this.#ask(page, {}), 'id');
  }

  /** Looks and orders for some seconds. */
  async measure(seconds: number): Promise<Waits> {
    const waits: Waits = { catalogue: [], checkout: [], failed: new Map() };
    const under: Promise<void>[] = [];
    const begin = (into: number[], visit: () => Promise<unknown>): void => {
      const at = performance.now();
      const done = visit().then(
        () => void into.push(performance.now() - at),
        (fault: unknown) => {
          const told = fault instanceof Error ? fault.message : String(fault);
          waits.failed.set(told, (waits.failed.get(told) ?? 0) + 1);
          into.push(performance.now() - at);
        },
      );
      under.push(done);
    };
    const looking = setInterval(() => {
      begin(waits.catalogue, () => this.#ask(page, {}));
    }, everyMs.catalogue);
    const ordering = setInterval(() => {
      begin(waits.checkout, () => this.#order());
    }, everyMs.checkout);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    clearInterval(looking);
    clearInterval(ordering);
    await Promise.all(under);
    return waits;
  }

  async close(): Promise<void> {
    await Promise.all(this.#agents.map((agent) => agent.destroy()));
  }

  async #order(): Promise<void> {
    const key = `bystander-${Date.now().toString(36)}-${(this.#orders += 1)}`;
    const lines = [{ productId: this.#product, quantity: 1 }];
    const started = await this.#ask(start, { input: { lines, idempotencyKey: key } }, this.#token);
    const input = { orderId: textIn(started, 'id'), delivery, idempotencyKey: `${key}-submit` };
    textIn(await this.#ask(submit, { input }, this.#token), 'id');
  }

  async #ask(query: string, variables: object, token?: string): Promise<string> {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const body = JSON.stringify({ query, variables });
    const dispatcher = this.#agents[(this.#visits += 1) % this.#agents.length];
    if (!dispatcher) throw new Error('there is no address to ask from');
    const response = await request(this.#url, { dispatcher, method: 'POST', headers, body });
    const text = await response.body.text();
    if (response.statusCode !== 200 || text.includes('"errors"'))
      throw new Error(`HTTP ${response.statusCode} ${text.slice(0, 120)}`);
    return text;
  }
}

/** The first text of a name in an answer. Throws when there is none. */
function textIn(answer: string, name: string): string {
  const text = new RegExp(`"${name}":"([^"]+)"`).exec(answer)?.[1];
  if (text === undefined) throw new Error(`no ${name} in ${answer.slice(0, 200)}`);
  return text;
}
