import { waitUntil } from '@alexandrite/service-kit/testing';
import { aCustomer } from '@alexandrite/service-kit/testing';
import { openTestGateway, pageOrigin, readAnswer, type TestGateway } from '../support/test-gateway.ts';

const json = { 'content-type': 'application/json' };
const catalogue = '{ products { nodes { id name } } }';

describe('GraphQL over HTTP', () => {
  let house: TestGateway;
  const post = (body: string, headers: Record<string, string> = json) =>
    fetch(house.url, { method: 'POST', headers, body }).then(readAnswer);
  const get = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${house.url}?query=${encodeURIComponent(query)}`, { headers }).then(readAnswer);

  beforeAll(async () => {
    house = await openTestGateway();
  });
  afterAll(() => house.close());

  it('answers a query', async () => {
    const { status, headers, data } = await house.ask(catalogue);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(data).toEqual({ products: { nodes: [{ id: 'prd_1', name: 'Ring' }] } });
  });

  it('answers in the media type of the specification to those who accept it', async () => {
    const accept = 'application/graphql-response+json';
    expect((await house.ask(catalogue, { headers: { accept } })).headers.get('content-type')).toMatch(accept);
    const { status, headers } = await house.ask('{ nothing }', { headers: { accept } });
    expect([status, headers.get('content-type')]).toEqual([400, `${accept}; charset=utf-8`]);
  });

  it('answers queries by GET, and nothing else by GET', async () => {
    expect((await get(catalogue)).data).toEqual({ products: { nodes: [{ id: 'prd_1', name: 'Кольцо' }] } });
    const { status, headers } = await get('mutation { signOut }');
    expect([status, headers.get('allow')]).toEqual([405, 'POST']);
  });

  it.each([
    ['by GET from a foreign page', { 'sec-fetch-site': 'cross-site' }],
    ['by GET from a page of an old browser', { origin: 'http://evil.example' }],
  ])('blocks what a foreign page could make a browser send: %s', async (_, headers) => {
    const { status, errors } = await get(catalogue, headers);
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  it('blocks a POST that a form could send', async () => {
    const body = JSON.stringify({ query: 'mutation { signOut }' });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      expect((await post(body, { 'content-type': type })).status).toBe(415);
    }
  });

  it.each([
    ['no JSON', '{ "query": ', 400],
    ['a bare text', '"{ viewer { id } }"', 400],
    ['null', 'null', 400],
    ['a batch', `[{ "query": "{ viewer { id } }" }]`, 400],
    ['no query', '{}', 400],
    ['variables that are none', `{ "query": "{ viewer { id } }", "variables": "x" }`, 400],
    ['too much', JSON.stringify({ query: catalogue, extensions: { x: 'x'.repeat(1_100_000) } }), 413],
  ])('says what is wrong with %s', async (_, body, expected) => {
    const { status, errors } = await post(body);
    expect([status, errors[0]?.extensions.code]).toEqual([expected, 'BAD_REQUEST']);
  });

  it('refuses a body without an announced length as soon as it is too large', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(64 * 1024));
    const endless = new ReadableStream<Uint8Array>({ pull: (stream) => stream.enqueue(chunk) });
    const given = { method: 'POST', headers: json, body: endless, duplex: 'half' };
    const response = await fetch(house.url, given as RequestInit);
    expect(response.status).toBe(413);
  });

  it('says in which part an operation does not fit the schema', async () => {
    const { status, errors } = await house.ask('{ products { nodes { weight } } }');
    expect([status, errors[0]?.extensions.code]).toEqual([200, 'GRAPHQL_VALIDATION_FAILED']);
    const missing = await house.ask('query ($id: ID!) { order(id: $id) { id } }');
    expect([missing.status, missing.errors[0]?.extensions.code]).toEqual([200, 'BAD_USER_INPUT']);
    const broken = await house.ask('{ products {');
    expect([broken.status, broken.errors[0]?.extensions.code]).toEqual([200, 'GRAPHQL_PARSE_FAILED']);
  });

  it('stops reading an operation that is far too long', async () => {
    const { status, errors } = await house.ask(`{ ${'a:b '.repeat(2_000)} }`);
    expect([status, errors[0]?.extensions.code]).toEqual([200, 'GRAPHQL_PARSE_FAILED']);
    expect((await house.ask(`{ ${'a: __typename '.repeat(20_000)} }`)).status).toBe(413);
  });

  it('knows the caller by cookie or token and tells the subgraphs', async () => {
    const customer = aCustomer({ displayName: 'Анна' });
    const { token } = await house.signIn(customer);
    const expected = { viewer: { id: customer.accountId, displayName: 'Анна', roles: ['CUSTOMER'] } };
    const query = '{ viewer { id displayName roles } }';
    for (const headers of [{ authorization: `Bearer ${token}` }, { cookie: `alexandrite_session=${token}` }]) {
      const { data } = await house.ask(query, { headers });
      expect(data).toEqual(expected);
    }
    expect((await house.ask(query)).data).toEqual({ viewer: null });
  });

  it('tells the session’s token to the shop and to nobody else', async () => {
    const { token } = await house.signIn(aCustomer());
    await house.ask('{ viewer { id } materials { id } }', { headers: { authorization: `Bearer ${token}` } });
    expect(house.subgraphs.shop.asked.at(-1)?.['x-alexandrite-session']).toBe(token);
    expect(house.subgraphs.pricing.asked.at(-1)?.['x-alexandrite-session']).toBeUndefined();
    expect(house.subgraphs.shop.asked.at(-1)?.authorization).toBeUndefined();
  });

  it('tells the shop which device somebody signs in on, and tells it for nothing else', async () => {
    const headers = { cookie: 'theme=dark; alexandrite_device=one~two; alexandrite_session=stale' };
    const told = async (document: string) => {
      await house.ask(document, { headers });
      return house.subgraphs.shop.asked.at(-1)?.['x-alexandrite-device'];
    };
    expect(await told('mutation { signOut }')).toBe('one~two');
    expect(await told('{ viewer { id } }')).toBeUndefined();
    await house.ask('mutation { signOut }', { headers: { 'x-alexandrite-device': 'forged' } });
    expect(house.subgraphs.shop.asked.at(-1)?.['x-alexandrite-device']).toBeUndefined();
    await house.ask('{ materials { id } }', { headers });
    expect(house.subgraphs.pricing.asked.at(-1)?.['x-alexandrite-device']).toBeUndefined();
  });

  it('refuses a token that does not hold with 401', async () => {
    const { token, session } = await house.signIn(aCustomer());
    await house.end(session);
    for (const bad of ['nonsense', token]) {
      const headers = { authorization: `Bearer ${bad}` };
      const { status, errors, headers: answered } = await house.ask('{ viewer { id } }', { headers });
      expect([status, errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
      expect(answered.get('www-authenticate')).toBe('Bearer');
    }
  });

  it('takes a cookie whose session is over for a visitor, and has it forgotten', async () => {
    const { token, session } = await house.signIn(aCustomer());
    await house.end(session);
    const headers = { cookie: `alexandrite_session=${token}` };
    const { status, data, headers: answered } = await house.ask('{ viewer { id } }', { headers });
    expect([status, data]).toEqual([200, { viewer: null }]);
    expect(answered.getSetCookie()).toEqual([expect.stringMatching(/^alexandrite_session=;.*Max-Age=0/)]);
  });

  it('passes the shop’s cookies on, each as its own', async () => {
    const cookies = ['alexandrite_session=new; Path=/; HttpOnly', 'other=1'];
    house.subgraphs.shop.intercept = (_, response) => {
      response.setHeader('set-cookie', cookies);
      return false;
    };
    house.subgraphs.pricing.intercept = (_, response) => {
      response.setHeader('set-cookie', 'pricing=1');
      return false;
    };
    const headers = { cookie: 'alexandrite_session=stale' };
    const { headers: answered } = await house.ask('mutation { signOut }', { headers });
    expect(answered.getSetCookie()).toEqual(cookies);
    expect((await house.ask('{ materials { id } }')).headers.getSetCookie()).toEqual([]);
    house.subgraphs.shop.intercept = house.subgraphs.pricing.intercept = () => false;
  });

  it('answers our pages, with cookies, and tells browsers that other pages may not read', async () => {
    const preflight = (origin: string) =>
      fetch(house.url, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
      });
    const ours = await preflight(pageOrigin);
    expect(ours.status).toBe(204);
    expect(ours.headers.get('access-control-allow-origin')).toBe(pageOrigin);
    expect(ours.headers.get('access-control-allow-credentials')).toBe('true');
    const foreign = await preflight('http://evil.example');
    expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    const answer = await house.ask(catalogue, { headers: { origin: pageOrigin } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(pageOrigin);
    expect(answer.headers.get('vary')).toContain('Origin');
  });

  it('answers what is not there with 404', async () => {
    expect((await fetch(new URL('/nothing', house.url))).status).toBe(404);
  });
});

describe('a subgraph that does not answer', () => {
  let house: TestGateway;
  beforeAll(async () => {
    // It is asked again and again here; when it is left alone is another test's.
    house = await openTestGateway({ resilience: { atLeast: 20 } });
  });
  afterAll(() => house.close());

  const query = '{ products { nodes { id } } materials { id } }';
  const withoutMaterials = {
    data: { products: { nodes: [{ id: 'prd_1' }] }, materials: null },
    errors: [expect.objectContaining({ path: ['materials'], extensions: { code: 'SERVICE_UNAVAILABLE' } })],
  };

  it('leaves its fields empty with a code, and the rest is served', async () => {
    const customer = aCustomer();
    const { token } = await house.signIn(customer);
    house.house.orders.set('ord_1', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    await house.subgraphs.shop.stop();
    const headers = { authorization: `Bearer ${token}` };
    const asked = '{ orders { nodes { id lines { product { name } } } } viewer { id } }';
    const { status, data, errors } = await house.ask(asked, { headers });
    expect(status).toBe(200);
    expect(data).toEqual({ orders: { nodes: [{ id: 'ord_1', lines: [{ product: null }] }] }, viewer: null });
    expect(errors.map(({ path, extensions }) => [path?.join('.'), extensions.code])).toEqual(
      expect.arrayContaining([
        ['viewer', 'SERVICE_UNAVAILABLE'],
        ['orders.nodes.0.lines.0.product', 'SERVICE_UNAVAILABLE'],
      ]),
    );
    await house.subgraphs.shop.restart();
    expect((await house.ask(asked, { headers })).errors).toEqual([]);
  });

  it('takes nothing along that another answers', async () => {
    await house.subgraphs.pricing.stop();
    expect(await house.ask(query)).toMatchObject(withoutMaterials);
    await house.subgraphs.pricing.restart();
  });

  it.each([
    ['garbage', '<html>', 200],
    ['a fault', 'boom', 500],
    ['another shape', '{"answer":42}', 200],
  ])('counts as not answering when it says %s', async (_, text, status) => {
    house.subgraphs.pricing.intercept = (_request, response) => {
      response.writeHead(status).end(text);
      return true;
    };
    expect(await house.ask(query)).toMatchObject(withoutMaterials);
    house.subgraphs.pricing.intercept = () => false;
  });

  it('is not waited for longer than its time', async () => {
    house.subgraphs.pricing.intercept = () => true;
    expect(await house.ask(query)).toMatchObject(withoutMaterials);
    house.subgraphs.pricing.intercept = () => false;
    await waitUntil('it is asked again', async () => (await house.ask(query)).errors.length === 0);
  });

  it('has its inner troubles hidden', async () => {
    house.subgraphs.pricing.intercept = (_request, response) => {
      const errors = [{ message: 'connect ECONNREFUSED 10.0.0.7', path: ['materials'], extensions: { code: 'EPIPE' } }];
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ errors, data: null }));
      return true;
    };
    const { errors } = await house.ask('{ materials { id } }');
    expect(errors).toEqual([
      {
        message: 'Something went wrong on our side.',
        path: ['materials'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ]);
    house.subgraphs.pricing.intercept = () => false;
  });
});
