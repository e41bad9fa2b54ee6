import type { Document } from 'bson';
import fc from 'fast-check';
import { startTestServer, type TestServer } from './server.ts';
import { anyScalar, anyValue } from './values.ts';

const paths = ['p', 'q', 's.t', 's.u', 'r'] as const;

const aDocument = fc.record(
  {
    p: anyValue,
    q: anyScalar,
    r: fc.integer({ min: 0, max: 4 }),
    s: fc.oneof(
      anyScalar,
      fc.record({ t: anyScalar, u: anyScalar }, { requiredKeys: [] }),
      fc.array(fc.record({ t: anyScalar, u: anyScalar }, { requiredKeys: [] }), { maxLength: 3 }),
    ),
  },
  { requiredKeys: ['r'] },
);

const aTest: fc.Arbitrary<unknown> = fc.oneof(
  anyScalar,
  anyValue.filter((content) => typeof content !== 'object' || content === null).map((content) => ({ $eq: content })),
  fc.array(anyScalar, { maxLength: 2 }),
  fc.record({ $gt: anyScalar }),
  fc.record({ $gte: anyScalar, $lte: anyScalar }),
  fc.record({ $lt: anyScalar }),
  fc.record({ $in: fc.array(anyValue, { maxLength: 4 }) }),
  fc.record({ $ne: anyScalar }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $elemMatch: fc.record({ $gte: anyScalar, $lt: anyScalar }) }),
  fc.constant({ $type: 'number' }),
);

const fields = fc.dictionary(fc.constantFrom(...paths), aTest, { maxKeys: 3 });

const aFilter: fc.Arbitrary<Document> = fc.oneof(
  { weight: 4, arbitrary: fields },
  { weight: 1, arbitrary: fc.record({ $or: fc.array(fields, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ s: fc.record({ $elemMatch: fc.record({ t: anyScalar, u: aTest }) }) }) },
);

const direction = fc.constantFrom<1 | -1>(1, -1);
const aSort: fc.Arbitrary<Record<string, 1 | -1> | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({ r: direction, _id: direction }),
  fc.record({ p: direction, r: direction, _id: direction }),
  fc.record({ q: direction, _id: direction }),
  fc.record({ 's.t': direction, _id: direction }),
);

const anUpdate: fc.Arbitrary<Document> = fc.oneof(
  fc.record({ $set: fc.record({ p: anyValue }) }),
  fc.record({ $set: fc.record({ q: anyScalar, r: fc.integer({ min: 0, max: 4 }) }) }),
  fc.record({ $unset: fc.constantFrom({ q: '' }, { s: '' }, { p: '' }) }),
  fc.record({ $set: fc.record({ s: fc.array(fc.record({ t: anyScalar, u: anyScalar }), { maxLength: 2 }) }) }),
);

describe('a collection with indexes', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it('answers every query as a collection without', async () => {
    const plain = server.database.collection<{ _id: number }>('plain');
    const indexed = server.database.collection<{ _id: number }>('indexed');
    const documents = fc.sample(aDocument, { numRuns: 150, seed: 20_260 }).map((one, _id) => ({ ...one, _id }));
    await plain.insertMany(documents);
    await indexed.insertMany(documents);
    await indexed.createIndexes([
      { key: { p: 1, r: -1 } },
      { key: { q: -1 } },
      { key: { 's.t': 1, 's.u': -1 } },
      { key: { 's.u': 1 }, sparse: true },
      { key: { r: 1, q: 1 }, partialFilterExpression: { q: { $gt: 0 } } },
      { key: { r: 1, _id: -1 } },
      { key: { 's.t': -1 }, partialFilterExpression: { 's.t': { $exists: true } }, name: 'existing' },
    ]);
    const ask = async (collection: typeof plain, filter: Document, sort: Record<string, 1 | -1> | undefined) => {
      const found = await collection
        .find(filter, { projection: { _id: 1 }, ...(sort === undefined ? {} : { sort }) })
        .toArray();
      const ids = found.map(({ _id }) => _id);
      return sort === undefined ? ids.sort((a, b) => a - b) : ids;
    };
    await fc.assert(
      fc.asyncProperty(
        aFilter,
        aSort,
        anUpdate,
        fc.integer({ min: 0, max: 149 }),
        async (filter, sort, update, _id) => {
          expect(await ask(indexed, filter, sort)).toEqual(await ask(plain, filter, sort));
          await plain.updateOne({ _id }, update);
          await indexed.updateOne({ _id }, update);
        },
      ),
      { numRuns: 200 },
    );
  }, 60_000);
});
