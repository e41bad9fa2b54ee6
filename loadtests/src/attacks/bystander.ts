import { Agent, request } from 'undici';

/** Where the bystander is. */
const bystanderAddress = '127.0.0.2';

/** What a bystander waits for, in milliseconds, and how often nothing came of it. */
export interface Waits {
  readonly catalogue: number[];
  readonly checkout: number[];
  failed: number;
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

/** A visitor who looks at the catalogue and a customer who orders, each at a steady pace whatever they wait. */
export class Bystander {
  readonly #url: string;
  readonly #agent = new Agent({ connections: 256, connect: { localAddress: bystanderAddress } });
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
    const waits: Waits = { catalogue: [], checkout: [], failed: 0 };
    const under: Promise<void>[] = [];
    const begin = (into: number[], visit: () => Promise<unknown>): void => {
      const at = performance.now();
      const done = visit().then(
        () => void into.push(performance.now() - at),
        () => {
          waits.failed += 1;
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
    await this.#agent.destroy();
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
    const response = await request(this.#url, { dispatcher: this.#agent, method: 'POST', headers, body });
    const text = await response.body.text();
    if (response.statusCode !== 200 || text.includes('"errors"')) throw new Error(text.slice(0, 200));
    return text;
  }
}

/** The first text of a name in an answer. Throws when there is none. */
function textIn(answer: string, name: string): string {
  const text = new RegExp(`"${name}":"([^"]+)"`).exec(answer)?.[1];
  if (text === undefined) throw new Error(`no ${name} in ${answer.slice(0, 200)}`);
  return text;
}
