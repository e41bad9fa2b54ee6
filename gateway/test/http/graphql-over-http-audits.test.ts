import { serverAudits } from 'graphql-http';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

// The audits of the specification's own reference, all of them: what it says one must, should, and may.
describe('the specification of GraphQL over HTTP', () => {
  let house: TestGateway;
  beforeAll(async () => {
    house = await openTestGateway();
  });
  afterAll(() => house.close());

  const audits = serverAudits({ url: () => house.url });

  it('has as many audits as we know of', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn();
    expect([result.status, 'reason' in result ? result.reason : '']).toEqual(['ok', '']);
  });
});
