import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { aCustomer, waitUntil } from '@alexandrite/service-kit/testing';
import { connect } from '../support/live-client.ts';
import { anAddress, exhaust, type LimitedGateway, openLimited } from '../support/limited-gateway.ts';

const query = '{ materials { id } }';
const standing = (): number => 1_000_000;

/** Ways to say who one is. */
const claims = (token: string): readonly Record<string, string>[] => [
  { authorization: `Bearer ${token}` },
  { 'x-api-key': token },
  { cookie: `alexandrite_session=${token}` },
];

describe('a token that somebody made up', () => {
  let house: LimitedGateway;
  beforeAll(async () => {
    house = await openLimited({ points: { visitor: 300 } }, { sandbox: false, now: standing });
    await house.from(anAddress(), query);
  });
  afterAll(() => house.close());

  const asked = (): number => house.subgraphs.pricing.asked.length;

  it('goes no further than none, where the address has nothing left', async () => {
    const address = anAddress();
    await exhaust(house, address);
    const before = asked();
    const { token } = await house.signIn(aCustomer());
    const forged = `${token.slice(0, -4)}AAAA`;
    const nobody = await house.from(address, query);
    for (const headers of [...claims('nonsense'), ...claims(forged)]) {
      const { status, errors } = await house.from(address, query, headers);
      expect([status, errors]).toEqual([429, nobody.errors]);
    }
    expect(asked()).toBe(before);
    // Who has a session has points of their own.
    for (const headers of claims(token)) expect((await house.from(address, query, headers)).status).toBe(200);
  });

  it('opens no socket and no stream of events there, either', async () => {
    const address = anAddress();
    await exhaust(house, address);
    const { token } = await house.signIn(aCustomer());
    const open = async (headers: Record<string, string>) => {
      const socket = connect(house, { headers: { 'x-forwarded-for': address, ...headers } });
      const subscriber = socket.subscribe('subscription { notificationReceived { id } }');
      let isIn = false;
      socket.client.on('connected', () => (isIn = true));
      await waitUntil(
        'it is in or out',
        () => isIn || subscriber.end.errors !== undefined || socket.closed.code !== undefined,
      );
      socket.dispose();
      return isIn;
    };
    const events = async (headers: Record<string, string>) => {
      const aborting = new AbortController();
      const { status } = await fetch(house.url, {
        method: 'POST',
        headers: {
          accept: 'text/event-stream',
          'content-type': 'application/json',
          'x-forwarded-for': address,
          ...headers,
        },
        body: JSON.stringify({ query: 'subscription { notificationReceived { id } }' }),
        signal: aborting.signal,
      });
      aborting.abort();
      return status;
    };
    for (const headers of claims('nonsense')) {
      expect([await open(headers), await events(headers)]).toEqual([false, 429]);
    }
    const [bearer = {}] = claims(token);
    expect([await open(bearer), await events(bearer)]).toEqual([true, 200]);
  });

  it('is looked at only so often for one address, while tokens that held before are looked at', async () => {
    const many = await openLimited({}, { sandbox: false, now: standing });
    try {
      const address = anAddress();
      const [known, unknown] = [await many.signIn(aCustomer()), await many.signIn(aCustomer())];
      const ask = (token: string, from = address) => many.from(from, query, { authorization: `Bearer ${token}` });
      expect((await ask(known.token)).status).toBe(200);
      const statuses: number[] = [];
      for (let index = 0; index < operationBounds.failedTokens.limit + 5; index += 1) {
        statuses.push((await ask(`made.up.${index}`)).status);
      }
      expect(new Set(statuses.slice(0, operationBounds.failedTokens.limit))).toEqual(new Set([401]));
      expect(statuses.at(-1)).toBe(429);
      expect([(await ask(known.token)).status, (await ask(unknown.token)).status]).toEqual([200, 429]);
      expect((await ask(unknown.token, anAddress())).status).toBe(200);
    } finally {
      await many.close();
    }
  });
});
