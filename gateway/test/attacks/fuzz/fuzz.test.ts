import { type AttackedGateway, openAttackedGateway } from '../stand/attacked-gateway.ts';
import { askInPassing } from '../stand/bystander.ts';
import { fuzz } from './fuzz.ts';
import { waitUntil } from '@alexandrite/service-kit/testing';

/** The same each time: a new one is tried by hand, `npm run fuzz`. */
const [seed, count] = [20_261_130, 2_000];
const megabyte = 1024 * 1024;

describe('requests and conversations that are changed at random', () => {
  let gateway: AttackedGateway;
  beforeAll(async () => {
    gateway = await openAttackedGateway();
  });
  afterAll(() => gateway.close());

  it(`find nothing by seed ${seed}, and leave nothing open`, async () => {
    // Caches fill at first.
    expect(await fuzz(gateway, { seed, from: 0, count: count / 2 })).toEqual([]);
    const before = (await gateway.use(true)).heldBytes;
    expect(await fuzz(gateway, { seed, from: count / 2, count: count / 2 })).toEqual([]);
    await waitUntil('nothing is open', async () => (await gateway.figure('gateway_sockets')) === 0);
    expect(await gateway.figure('gateway_subscriptions')).toBe(0);
    expect((await gateway.use(true)).heldBytes - before).toBeLessThan(64 * megabyte);
    expect(gateway.noise).toEqual([]);
    await askInPassing(gateway.url);
  }, 180_000);
});
