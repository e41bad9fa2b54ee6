import { aCustomer, waitUntil } from '@alexandrite/service-kit/testing';
import { anAddress, type LimitedGateway, metric, openLimited } from '../support/limited-gateway.ts';

const query = '{ materials { id } }';

describe('somebody who waits for their turn', () => {
  let house: LimitedGateway;
  beforeAll(async () => {
    // So few that a thousand may be spent in a second before there is a wait.
    house = await openLimited({ points: { account: 30_000 } });
  });
  afterAll(() => house.close());

  it('is not answered any more when their session has ended meanwhile', async () => {
    const { session, token } = await house.signIn(aCustomer());
    const ask = () => house.from(anAddress(), query, { authorization: `Bearer ${token}` });
    // Nobody else asks yet: nobody waits.
    await Promise.all(Array.from({ length: 300 }, ask));
    await house.from(anAddress(), query);
    const waiting = [ask(), ask()];
    await waitUntil('they wait', async () => (await metric('gateway_turns_waiting')) >= 2);
    await house.end(session);
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([401, 401]);
  });
});
