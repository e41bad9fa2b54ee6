import { aCustomer, anIdentity } from '@alexandrite/service-kit/testing';
import { anAddress, type LimitedGateway, metric, openLimited } from '../support/limited-gateway.ts';

const page = 'query ($first: Int) { orders(first: $first) { nodes { id lines { product { name } } } } }';

describe('the cost of an operation', () => {
  let house: LimitedGateway;
  beforeAll(async () => {
    house = await openLimited({ cost: { visitor: 100, account: 200, staff: 2_000 } }, { now: () => 1_000_000 });
  });
  afterAll(() => house.close());

  const ask = async (first: number | undefined, roles?: Parameters<typeof anIdentity>[0]['roles']) => {
    const { token } = roles ? await house.signIn(anIdentity({ roles })) : { token: null };
    const headers = token === null ? {} : { authorization: `Bearer ${token}` };
    return house.ask(page, { variables: first === undefined ? {} : { first }, headers });
  };

  it('is known before anything is asked, and too much is refused with how much it is', async () => {
    const asked = house.subgraphs.orders.asked.length;
    const before = await metric('gateway_cost_limited_total');
    const { status, errors } = await ask(100, ['CUSTOMER']);
    // A page, a hundred orders, three lines each, a piece of two points in each line.
    const cost = 1 + 100 * (1 + 3 * (1 + 2));
    expect(status).toBe(400);
    expect(errors).toEqual([
      {
        message: expect.stringContaining(`up to ${cost} points, and 200 is the most. Ask for less`) as string,
        extensions: { code: 'COST_LIMIT_EXCEEDED', cost, limit: 200 },
      },
    ]);
    expect(house.subgraphs.orders.asked).toHaveLength(asked);
    expect(await metric('gateway_cost_limited_total')).toBe(before + 1);
  });

  it('is told in the language of the caller', async () => {
    const { errors } = await house.ask(page, { variables: { first: 100 }, headers: { 'accept-language': 'ru' } });
    expect(errors[0]?.message).toBe(
      'Операция стоит до 1001 баллов, а можно не больше 100. Спросите меньше: страницы поменьше, списки не в списках.',
    );
  });

  it('may be more for some than for others', async () => {
    expect((await ask(19, ['CUSTOMER'])).status).toBe(200);
    expect((await ask(20, ['CUSTOMER'])).status).toBe(400);
    expect((await ask(undefined, ['CUSTOMER'])).status).toBe(400);
    expect((await ask(100, ['OPERATOR'])).status).toBe(200);
    expect((await ask(10)).errors[0]?.extensions.code).toBe('COST_LIMIT_EXCEEDED');
    expect((await ask(9)).errors[0]?.extensions.code).not.toBe('COST_LIMIT_EXCEEDED');
  });

  it('is told to everybody where the schema may be looked at', async () => {
    const { headers } = await ask(5, ['CUSTOMER']);
    expect(headers.get('operation-cost')).toBe(`${1 + 5 * 10};limit=200`);
    const refused = await ask(100, ['CUSTOMER']);
    expect(refused.headers.get('operation-cost')).toBe(`${1 + 100 * 10};limit=200`);
  });

  it('is watched', async () => {
    await ask(5, ['OPERATOR']);
    const text = await metric('gateway_operation_cost', { by: 'staff' });
    expect(text).toBeGreaterThan(0);
  });

  it('is not paid by those who are refused for it', async () => {
    const { token } = await house.signIn(aCustomer());
    const headers = { authorization: `Bearer ${token}` };
    for (let times = 0; times < 50; times += 1) {
      await house.from(anAddress(), page.replace('$first)', '100)').replace('query ($first: Int)', ''), headers);
    }
    const { headers: told } = await house.ask(page, { variables: { first: 1 }, headers });
    expect(told.get('ratelimit')).toMatch(/^"account";r=599\d\d;/);
  });
});
