import type { SignedInIdentity } from '@alexandrite/contracts/identity';
import { newId } from '@alexandrite/service-kit/ids';
import { aCustomer, anIdentity, aVisitor, providedUrl, waitUntil } from '@alexandrite/service-kit/testing';
import { torus } from '../src/domain/geometry/test/shapes.ts';
import { binaryStlFile } from '../src/formats/test/stl-files.ts';
import { measuringTries } from '../src/workers/measuring-queue.ts';
import { chances } from './house/chances.ts';
import { KeptWorker } from './house/kept-worker.ts';
import { PricingHouse } from './house/pricing-house.ts';
import { borrowRedis, type OwnRedis } from './own-redis.ts';

const requestQuote = /* GraphQL */ `
  mutation ($input: RequestQuoteInput!) {
    requestQuote(input: $input) {
      __typename
      ... on QuoteRequested {
        quote {
          id
        }
      }
    }
  }
`;

/** Asks for the price of a model; answers the quote's id. */
async function ask(house: PricingHouse, owner: SignedInIdentity, modelId: string): Promise<string> {
  const input = { modelId, materialId: 'silver-925', idempotencyKey: newId('key') };
  const answer = await house.ask<{ requestQuote: { quote?: { id: string } } }>(owner, requestQuote, { input });
  const id = answer.requestQuote.quote?.id;
  if (id === undefined) throw new Error(JSON.stringify(answer));
  return id;
}

interface Shown {
  readonly status: string;
  readonly problems: readonly { readonly code: string }[];
}

async function show(house: PricingHouse, owner: SignedInIdentity, id: string): Promise<Shown | null> {
  const query = 'query ($id: ID!) { quote(id: $id) { status problems { code } } }';
  return (await house.ask<{ quote: Shown | null }>(owner, query, { id })).quote;
}

/** Rings of which no two are alike, of some thousand facets. */
const ring = (number: number): Uint8Array => binaryStlFile(torus(8 + number / 50, 1 + (number % 7) / 10, 36, 18));

let own: OwnRedis;
let house: PricingHouse;
beforeEach(async () => {
  own = await borrowRedis();
  house = await PricingHouse.open({ redisUrl: own.url, mongodbUrl: providedUrl('TEST_MONGODB_URL') });
});
afterEach(async () => {
  await house.close();
  await own.release();
});

describe('with workers that are killed at random', () => {
  const quoteCount = 200;
  /** It takes half a minute on two idle cores. */
  const limitMs = 300_000;

  it(
    'every one of 200 quotes becomes ready, priced once, from a model measured once',
    async () => {
      const chance = chances(20_260_302);
      const workers = [await house.startWorker(), await house.startWorker()];
      const owners = [
        { owner: aCustomer(), channel: 'SHOP' },
        { owner: anIdentity({ roles: ['PARTNER'] }), channel: 'PARTNER' },
      ] as const;
      const quotes = new Map<string, { modelId: string; owner: SignedInIdentity }>();
      const giveAll = async (): Promise<void> => {
        for (let number = 0; number < quoteCount; number += 1) {
          const { owner, channel } = owners[number % 2 === 0 ? 0 : 1];
          const modelId = await house.upload(owner, `ring-${number}.stl`, ring(number), channel);
          quotes.set(await ask(house, owner, modelId), { modelId, owner });
        }
      };
      const giving = giveAll();
      const ready = async (): Promise<string[]> =>
        (await house.told('orders')).flatMap(({ type, aggregateId }) =>
          type === 'quote.ready.v1' ? [aggregateId] : [],
        );

      let kills = 0;
      for (let next = 10; next < quoteCount - 10; next += 14 + Math.floor(chance() * 12)) {
        // Whenever some more are ready, somebody trips over a cable.
        await waitUntil(`${next} quotes are ready`, async () => (await ready()).length >= next, 100_000);
        const number = Math.floor(chance() * workers.length);
        await workers[number]?.kill();
        kills += 1;
        // Whatever befalls its workers, the subgraph answers.
        const { materials } = await house.ask<{ materials: object[] }>(aVisitor(), '{ materials { id } }');
        expect(materials).not.toHaveLength(0);
        workers[number] = house.beginWorker();
      }
      await giving;
      await waitUntil('all quotes are ready', async () => (await ready()).length >= quoteCount, 100_000);

      expect(kills).toBeGreaterThanOrEqual(7);
      expect(await house.takenOver()).toBeGreaterThan(0);
      expect((await ready()).toSorted()).toEqual([...quotes.keys()].toSorted());
      const ends = (await house.told('shop')).map(({ type, aggregateId }) => `${type} ${aggregateId}`);
      expect(ends.toSorted()).toEqual(
        [...quotes.values()].map(({ modelId }) => `model.measured.v1 ${modelId}`).toSorted(),
      );
      for (const [id, { owner }] of quotes) expect(await show(house, owner, id)).toMatchObject({ status: 'READY' });
    },
    limitMs,
  );
});

describe('a file that takes its process down', () => {
  it('is parked after its tries, is seen by staff, and stops nobody else', async () => {
    const customer = aCustomer();
    const worker = new KeptWorker(() => house.beginWorker('test/fixtures/fragile-worker.ts'));
    const poison = await house.upload(customer, 'poison.stl', ring(1));
    const poisoned = await ask(house, customer, poison);
    const others = [];
    for (let number = 2; number < 8; number += 1) {
      others.push(await ask(house, customer, await house.upload(customer, `ring-${number}.stl`, ring(number))));
    }
    for (const id of others) {
      await waitUntil(
        'the others are ready',
        async () => (await show(house, customer, id))?.status === 'READY',
        100_000,
      );
    }
    const failed = await waitUntil(
      'it is given up',
      async () => {
        const shown = await show(house, customer, poisoned);
        return shown?.status === 'FAILED' && shown;
      },
      60_000,
    );
    expect(failed.problems).toMatchObject([{ code: 'MEASURING_FAILED' }]);
    expect(worker.deaths).toBe(measuringTries);
    await worker.stop();
    const staff = anIdentity({ roles: ['MANAGER'] });
    const parked = await house.ask<object>(
      staff,
      '{ parkedModels { nodes { model { id } fileName reason parkedAt } } }',
    );
    expect(parked).toMatchObject({ parkedModels: { nodes: [{ model: { id: poison }, fileName: 'poison.stl' }] } });
  }, 300_000);
});
