import { aCustomer, anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import { openTestGateway, pageOrigin, type TestGateway } from '../support/test-gateway.ts';

interface ServerEvent {
  readonly id?: string;
  readonly event?: string;
  readonly data?: string;
}

/** A stream of events, read as the standard says. */
class Events {
  readonly all: ServerEvent[] = [];
  comments = 0;
  isOver = false;
  readonly response: Response;
  readonly #abort: AbortController;

  constructor(response: Response, abort: AbortController) {
    this.response = response;
    this.#abort = abort;
    void this.#read().catch(() => (this.isOver = true));
  }

  get pushes(): { data?: unknown; errors?: { extensions: { code: string } }[] }[] {
    return this.all.filter(({ event }) => event === 'next').map(({ data }) => JSON.parse(data ?? '') as object);
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of this.response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.#take(block);
    }
    this.isOver = true;
  }

  #take(block: string): void {
    if (block.startsWith(':')) this.comments += 1;
    const fields = block.split('\n').map((line): [string, string] => {
      const at = line.indexOf(':');
      return [line.slice(0, at), line.slice(at + 1).replace(/^ /, '')];
    });
    const event = Object.fromEntries(fields.filter(([name]) => name === 'id' || name === 'event' || name === 'data'));
    if ('event' in event) this.all.push(event);
  }
}

const orderQuery = 'subscription Follow($id: ID!) { orderUpdated(id: $id) { revision } }';

describe('subscriptions as events', () => {
  let house: TestGateway;
  const open: Events[] = [];
  beforeAll(async () => {
    house = await openTestGateway({ liveLimits: { pingEveryMs: 50, connectionsPerAccount: 4 } });
  });
  afterEach(() => {
    for (const events of open.splice(0)) events.close();
  });
  afterAll(() => house.close());

  const ask = async (
    query: string,
    given: { variables?: object; headers?: Record<string, string>; get?: boolean } = {},
  ) => {
    const { variables = {}, headers = {}, get = false } = given;
    const abort = new AbortController();
    const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    const init = { headers: { accept: 'text/event-stream', ...headers }, signal: abort.signal };
    const response = get
      ? await fetch(`${house.url}?${search.toString()}`, init)
      : await fetch(house.url, {
          ...init,
          method: 'POST',
          headers: { ...init.headers, 'content-type': 'application/json' },
          body: JSON.stringify({ query, variables }),
        });
    const events = new Events(response, abort);
    open.push(events);
    return events;
  };
  const bearer = async (who = aCustomer()) => {
    const { token, session } = await house.signIn(who);
    return { headers: { authorization: `Bearer ${token}` }, session };
  };
  const anOrder = (id: string, ownerId: string, revision: number): void =>
    void house.house.orders.set(id, { ownerId, statuses: Array.from({ length: revision }, () => 'INITIATED') });
  const advance = async (id: string): Promise<void> => {
    const order = house.house.orders.get(id);
    order?.statuses.push('INITIATED');
    await house.signal({ entity: 'Order', id, revision: order?.statuses.length ?? 0, ownerId: order?.ownerId ?? null });
  };
  const revisions = (events: Events): unknown[] =>
    events.pushes.map(({ data }) => (data as { orderUpdated: { revision: number } }).orderUpdated.revision);

  it.each([[true], [false]])('push the state, then every change, numbered (GET: %j)', async (get) => {
    const customer = aCustomer();
    anOrder(`ord_${get}`, customer.accountId, 1);
    const { headers } = await bearer(customer);
    const events = await ask(orderQuery, { variables: { id: `ord_${get}` }, headers, get });
    expect(events.response.status).toBe(200);
    expect(events.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    await waitUntil('the state', () => events.pushes.length === 1);
    await advance(`ord_${get}`);
    await waitUntil('the change', () => events.pushes.length === 2);
    expect(revisions(events)).toEqual([1, 2]);
    expect(events.all.map(({ id }) => id)).toEqual(['1', '2']);
    await waitUntil('signs of life', () => events.comments > 2);
  });

  it('go on after the last event that was seen', async () => {
    const customer = aCustomer();
    anOrder('ord_resume', customer.accountId, 4);
    const { headers } = await bearer(customer);
    const events = await ask(orderQuery, {
      variables: { id: 'ord_resume' },
      headers: { ...headers, 'last-event-id': '2' },
    });
    await waitUntil('what was missed', () => events.pushes.length === 2);
    expect(revisions(events)).toEqual([3, 4]);
  });

  it.each([
    ['a query that does not parse', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['what does not fit the schema', 'subscription { orderUpdated(id: "1") { nothing } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a query', '{ viewer { id } }', 'BAD_REQUEST'],
    ['what a visitor may not see', 'subscription { ordersUpdated { id } }', 'UNAUTHENTICATED'],
  ])('tell of %s in the stream, and end it', async (_, query, code) => {
    const events = await ask(query);
    expect(events.response.status).toBe(200);
    await waitUntil('the end', () => events.isOver);
    expect(events.pushes.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual([code]);
    expect(events.all.at(-1)).toEqual({ event: 'complete', data: '' });
  });

  it('refuse in HTTP what is wrong with the request', async () => {
    const post = (init: { body: string; headers: Record<string, string> }) =>
      fetch(house.url, { method: 'POST', ...init, headers: { accept: 'text/event-stream', ...init.headers } });
    const json = { 'content-type': 'application/json' };
    expect((await post({ body: '{', headers: json })).status).toBe(400);
    expect((await post({ body: '{"variables":{}}', headers: json })).status).toBe(400);
    expect((await post({ body: '{}', headers: { 'content-type': 'text/plain' } })).status).toBe(400);
    expect((await post({ body: 'x'.repeat(300_000), headers: json })).status).toBe(413);
    const token = await post({ body: '{"query":"{a}"}', headers: { ...json, authorization: 'Bearer no' } });
    expect([token.status, token.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    const foreign = await post({ body: '{"query":"{a}"}', headers: { ...json, origin: 'http://evil.example' } });
    expect(foreign.status).toBe(403);
    const ours = await post({ body: '{"query":"{"}', headers: { ...json, origin: pageOrigin } });
    expect(ours.headers.get('access-control-allow-origin')).toBe(pageOrigin);
    await ours.text();
  });

  it('end with the session', async () => {
    const { headers, session } = await bearer(anIdentity({ roles: ['SELLER'] }));
    const events = await ask('subscription { ordersUpdated { id } }', { headers });
    await waitUntil('it is open', () => events.comments > 0);
    await house.end(session);
    await waitUntil('the end', () => events.isOver);
    expect(events.pushes.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(['UNAUTHENTICATED']);
  });

  it('are limited as sockets are, and make room when they end', async () => {
    const { headers } = await bearer(anIdentity({ roles: ['SELLER'] }));
    const query = 'subscription { ordersUpdated { id } }';
    const [first] = await Promise.all(Array.from({ length: 4 }, () => ask(query, { headers })));
    const fifth = await ask(query, { headers });
    expect([fifth.response.status, fifth.response.headers.get('retry-after')]).toEqual([429, '5']);
    first?.close();
    await waitUntil('there is room', async () => {
      const again = await ask(query, { headers });
      return again.response.status === 200;
    });
  });

  it('share with sockets and with each other', async () => {
    const customer = aCustomer();
    anOrder('ord_shared', customer.accountId, 1);
    const { headers } = await bearer(customer);
    const both = await Promise.all([0, 1].map(() => ask(orderQuery, { variables: { id: 'ord_shared' }, headers })));
    for (const events of both) await waitUntil('the state', () => events.pushes.length === 1);
    const asked = house.subgraphs.orders.asked.length;
    await advance('ord_shared');
    for (const events of both) await waitUntil('the change', () => events.pushes.length === 2);
    expect(house.subgraphs.orders.asked.length).toBe(asked + 1);
  });

  it('are ended, and not completed, by a gateway that drains', async () => {
    const draining = await openTestGateway();
    const { token } = await draining.signIn(anIdentity({ roles: ['SELLER'] }));
    const response = await fetch(draining.url, {
      method: 'POST',
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'subscription { ordersUpdated { id } }' }),
    });
    const text = response.text();
    await waitUntil('it is followed', () => draining.subgraphs.orders.asked.length > 0);
    await draining.gateway.drain();
    expect(await text).not.toMatch('complete');
    await draining.close();
  });
});
