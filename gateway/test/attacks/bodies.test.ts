import { request } from 'node:http';
import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { aCustomer, anIdentity } from '@alexandrite/service-kit/testing';
import { countCalls } from '../support/count-calls.ts';
import { anAddress, type LimitedGateway, openLimited } from '../support/limited-gateway.ts';

const json = 'application/json';
const query = '{ materials { id } }';

/** A question with so many characters of variables that it does not ask for. */
const withVariables = (characters: number): string =>
  JSON.stringify({ query, variables: { list: Array.from({ length: Math.floor(characters / 9) }, () => 'abcdef') } });

/** Time stands still: nothing comes back. */
const standing = (): number => 1_000_000;

describe('large bodies', () => {
  let house: LimitedGateway;
  beforeAll(async () => {
    house = await openLimited({ points: { visitor: 200, account: 1_000, partner: 10_000 } }, { now: standing });
    await house.from(anAddress(), query);
  });
  afterAll(() => house.close());

  const post = async (body: string, headers: Record<string, string> = {}) => {
    const from = { 'x-forwarded-for': anAddress(), ...headers };
    const response = await fetch(house.url, { method: 'POST', headers: { 'content-type': json, ...from }, body });
    const { errors = [], data } = (await response.json()) as {
      errors?: { extensions: { code: string } }[];
      data?: object;
    };
    return { status: response.status, code: errors[0]?.extensions.code, data, headers: response.headers };
  };
  const tokenOf = async (who = aCustomer()): Promise<string> => `Bearer ${(await house.signIn(who)).token}`;
  /** The fewest of a few tries: a body arrives in more pieces on a busy machine, and what else the process does is counted. */
  const callsOf = async (work: () => Promise<unknown>): Promise<number> => {
    await work();
    const calls: number[] = [];
    for (let time = 0; time < 4; time += 1) calls.push(await countCalls(work));
    return Math.min(...calls);
  };

  it('of 878 kB are refused to strangers, with or without a token that they made up, for no more work than a small one', async () => {
    const small = await callsOf(() => post(withVariables(100)));
    const claims = [{}, { authorization: 'Bearer made.up.token' }, { cookie: 'alexandrite_session=made.up.token' }];
    const statuses: number[] = [];
    const calls = await callsOf(async () => {
      for (const headers of claims) statuses.push((await post(withVariables(878_000), headers)).status);
    });
    expect(statuses.slice(0, 3)).toEqual([413, 401, 413]);
    expect(calls).toBeLessThan(2 * claims.length * small);
  });

  it('that do not say how large they are, are read no further than a stranger may send', async () => {
    const status = await new Promise<number | undefined>((resolve) => {
      const asking = request(house.url, { method: 'POST', headers: { 'content-type': json } }, (response) => {
        resolve(response.statusCode);
        response.resume();
      });
      // The gateway may hang up before all of it is sent.
      asking.on('error', () => undefined);
      asking.end(withVariables(2 * operationBounds.visitorBody.limit));
    });
    expect(status).toBe(413);
  });

  it('are paid for by their bytes: by the address of a stranger, by those who are signed in themselves', async () => {
    const from = { 'x-forwarded-for': anAddress() };
    const body = withVariables(30_000);
    const statuses: number[] = [];
    for (let index = 0; index < 6; index += 1) statuses.push((await post(body, from)).status);
    // Twelve pieces of material, the request, and 29 kB each time, of 200 points.
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    const authorization = await tokenOf();
    const { status, headers } = await post(withVariables(200_000), { authorization });
    // 195 kB, and twelve pieces.
    expect([status, headers.get('ratelimit')]).toEqual([200, expect.stringMatching(/^"account";r=79\d;/)]);
  });

  it('cost those who are signed in no more than their bytes: nothing looks at what was not asked for', async () => {
    const authorization = await tokenOf(anIdentity({ roles: ['PARTNER'] }));
    const small = await callsOf(() => post(withVariables(100), { authorization }));
    const large = await callsOf(() => post(withVariables(400_000), { authorization }));
    // Pieces that arrive are counted.
    expect(large).toBeLessThan(3 * small);
  });

  it.each([
    ['customers', aCustomer(), operationBounds.accountBody.limit],
    ['partners', anIdentity({ roles: ['PARTNER'] }), operationBounds.partnerBody.limit],
  ])('are bounded for %s, too', async (_, who, limit) => {
    const authorization = await tokenOf(who);
    expect((await post(withVariables(limit + 1_000), { authorization })).status).toBe(413);
  });

  it.each([
    ['many', `[${'[],'.repeat(operationBounds.jsonNodes.limit)}[]]`],
    ['nested', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ])('with values that are %s are not parsed', async (_, values) => {
    const authorization = await tokenOf(anIdentity({ roles: ['PARTNER'] }));
    const body = `{"query":"${query}","variables":{"a":${values}}}`;
    expect(await post(body, { authorization })).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });

  it('of 500 orders are taken from a partner', async () => {
    const authorization = await tokenOf(anIdentity({ roles: ['PARTNER'] }));
    const line = {
      quoteId: 'quo_0123456789',
      title: 'Ring',
      quantity: 2,
      metal: 'GOLD_585',
      size: '17.5',
      note: 'x'.repeat(80),
    };
    const order = {
      idempotencyKey: crypto.randomUUID(),
      recipient: { name: 'A. Customer', phone: '+70000000000', email: 'a.customer@example.org' },
      address: { city: 'Moscow', street: 'A long street, 1', postalCode: '101000' },
      lines: [line, line, line],
    };
    const orders = Array.from({ length: 500 }, () => order);
    const body = JSON.stringify({ query, variables: { orders } });
    expect(await post(body, { authorization })).toMatchObject({ status: 200, data: { materials: [{ id: 'gold' }] } });
  });

  it('have names and parameters of a bounded length and number', async () => {
    const named = JSON.stringify({ query: 'query Q { materials { id } }', operationName: 'Q'.repeat(5_000) });
    expect(await post(named)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    const search = new URLSearchParams({
      query,
      ...Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`p${i}`, ''])),
    });
    expect((await fetch(`${house.url}?${search.toString()}`)).status).toBe(400);
    const prototype = '{"__proto__": {"query": "{ viewer { id } }"}, "constructor": {"prototype": {"query": "x"}}}';
    expect(await post(prototype)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });
});
