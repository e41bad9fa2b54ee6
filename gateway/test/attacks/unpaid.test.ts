import { liveBounds } from '@alexandrite/contracts/bounds/live';
import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { aCustomer } from '@alexandrite/service-kit/testing';
import { prices } from '../../src/limits/prices.ts';
import { anAddress, exhaust, type LimitedGateway, openLimited } from '../support/limited-gateway.ts';

/** Points of an address, and of an account. */
const points = 200;

/** Time stands still: nothing comes back. */
const standing = (): number => 1_000_000;

const emptyLists = (bytes: number): string => `[${'[],'.repeat(Math.floor(bytes / 3) - 2)}[]]`;

describe('what is no operation', () => {
  let house: LimitedGateway;
  beforeAll(async () => {
    house = await openLimited({ points: { visitor: points, account: points } }, { now: standing });
  });
  afterAll(() => house.close());

  /** How often it is answered from one address before it is refused. */
  async function answeredTimes(ask: (forwarded: Record<string, string>) => Promise<Response>): Promise<number> {
    const forwarded = { 'x-forwarded-for': anAddress() };
    for (let times = 0; times <= 2 * points; times += 1) {
      const response = await ask(forwarded);
      await response.arrayBuffer();
      if (response.status === 429) return times;
    }
    return Infinity;
  }
  const get = (path: string, headers: Record<string, string>) =>
    fetch(new URL(path, house.url), { headers, redirect: 'manual' });
  const postForEvents = (body: string, headers: Record<string, string>) =>
    fetch(house.url, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
      body,
    });

  it.each(['/graphql', '/partner/graphql'])('pays when it is the page at %s', async (path) => {
    expect(await answeredTimes((headers) => get(path, { accept: 'text/html', ...headers }))).toBe(points);
  });

  it('pays for the work of passing it on when it is a file', async () => {
    const times = await answeredTimes((headers) => get('/media/ring.webp', headers));
    expect(times).toBe(points / prices.file);
  });

  it.each([
    ['holds no subscription', emptyLists(60_000)],
    ['is no JSON', `{"query":"${'x'.repeat(60_000)}`],
    ['holds one that is refused', JSON.stringify({ query: 'subscription { nothing }', a: 'x'.repeat(60_000) })],
  ])('pays for its bytes when it is a body for events that %s', async (_, body) => {
    expect(await answeredTimes((headers) => postForEvents(body, headers))).toBeLessThanOrEqual(4);
  });

  it('is paid for by who is signed in, where their address has nothing left', async () => {
    const address = anAddress();
    await exhaust(house, address);
    const { token } = await house.signIn(aCustomer());
    const headers = { 'x-forwarded-for': address, authorization: `Bearer ${token}` };
    const statuses: number[] = [];
    for (let times = 0; times < 5; times += 1) statuses.push((await postForEvents(emptyLists(60_000), headers)).status);
    expect(statuses).toEqual([400, 400, 400, 429, 429]);
  });

  it.each([
    ['many', `{"query":"a","variables":{"a":${emptyLists(3 * (operationBounds.jsonNodes.limit + 10))}}}`],
    ['nested', `{"query":"a","variables":{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`],
  ])('is not parsed for events when its values are %s', async (_, body) => {
    const answer = await postForEvents(body, { 'x-forwarded-for': anAddress() });
    expect(answer.status).toBe(body.length > liveBounds.message.limit ? 413 : 400);
  });

  it('has as few parameters for events as for an answer', async () => {
    const search = Array.from({ length: operationBounds.parameters.limit + 1 }, (_, index) => `p${index}=`).join('&');
    const headers = { accept: 'text/event-stream', 'x-forwarded-for': anAddress() };
    const answer = await get(`/graphql?query=subscription{a}&${search}`, headers);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('параметров') as string]);
  });
});
