import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Document } from 'bson';
import { startTestServer, type TestServer } from './server.ts';

/** The operators that a row of README's table names. */
function claimsOf(part: string): string[] {
  const text = readFileSync(path.join(import.meta.dirname, '../README.md'), 'utf8');
  const row = text.split('\n').find((line) => line.startsWith(`| ${part} `));
  // One mark may hold several names; `$`, `$[]` and `$[name]` are positions in a path.
  const marked = [...(row ?? '').matchAll(/`([^`]*)`/g)].flatMap(([, names = '']) => names.split(/[ :]+/));
  return [...new Set(marked.filter((name) => /^\$[a-zA-Z]/.test(name)))].toSorted();
}

const ids = (documents: Document[]): unknown[] => documents.map(({ _id }): unknown => _id);

/** What each document is found by, of those below. */
const filters: Readonly<Record<string, [filter: Document, found: number[]]>> = {
  $eq: [{ n: { $eq: 1 } }, [1]],
  $ne: [{ n: { $ne: 1 } }, [2, 3]],
  $gt: [{ n: { $gt: 1 } }, [2]],
  $gte: [{ n: { $gte: 1 } }, [1, 2]],
  $lt: [{ n: { $lt: 2 } }, [1]],
  $lte: [{ n: { $lte: 2 } }, [1, 2]],
  $in: [{ n: { $in: [2, 9] } }, [2]],
  $nin: [{ n: { $nin: [2, 9] } }, [1, 3]],
  $exists: [{ n: { $exists: false } }, [3]],
  $type: [{ n: { $type: 'number' } }, [1, 2]],
  $not: [{ n: { $not: { $gt: 1 } } }, [1, 3]],
  $and: [{ $and: [{ n: 1 }, { t: 'ab' }] }, [1]],
  $or: [{ $or: [{ n: 1 }, { n: 2 }] }, [1, 2]],
  $nor: [{ $nor: [{ n: 1 }, { n: 2 }] }, [3]],
  $elemMatch: [{ l: { $elemMatch: { $gt: 1, $lt: 3 } } }, [1]],
  $all: [{ l: { $all: [1, 2] } }, [1]],
  $size: [{ l: { $size: 2 } }, [1]],
  $mod: [{ n: { $mod: [2, 0] } }, [2]],
  $regex: [{ t: { $regex: '^A', $options: 'i' } }, [1]],
};

/** What becomes of { _id: 1, n: 1, l: [1, 2] }. */
const updates: Readonly<Record<string, [update: Document, after: Document]>> = {
  $set: [{ $set: { n: 5 } }, { n: 5, l: [1, 2] }],
  $setOnInsert: [{ $setOnInsert: { n: 5 } }, { n: 1, l: [1, 2] }],
  $unset: [{ $unset: { l: '' } }, { n: 1 }],
  $inc: [{ $inc: { n: 2 } }, { n: 3, l: [1, 2] }],
  $mul: [{ $mul: { n: 7 } }, { n: 7, l: [1, 2] }],
  $min: [{ $min: { n: 0 } }, { n: 0, l: [1, 2] }],
  $max: [{ $max: { n: 9 } }, { n: 9, l: [1, 2] }],
  $push: [{ $push: { l: 3 } }, { n: 1, l: [1, 2, 3] }],
  $each: [{ $push: { l: { $each: [3, 4] } } }, { n: 1, l: [1, 2, 3, 4] }],
  $position: [{ $push: { l: { $each: [3], $position: 0 } } }, { n: 1, l: [3, 1, 2] }],
  $slice: [{ $push: { l: { $each: [3], $slice: -1 } } }, { n: 1, l: [3] }],
  $sort: [{ $push: { l: { $each: [3], $sort: -1 } } }, { n: 1, l: [3, 2, 1] }],
  $addToSet: [{ $addToSet: { l: 2 } }, { n: 1, l: [1, 2] }],
  $pull: [{ $pull: { l: 2 } }, { n: 1, l: [1] }],
  $pullAll: [{ $pullAll: { l: [1, 2] } }, { n: 1, l: [] }],
  $pop: [{ $pop: { l: -1 } }, { n: 1, l: [2] }],
  $currentDate: [{ $currentDate: { n: true } }, { n: expect.any(Date) as unknown, l: [1, 2] }],
};

const projections: Readonly<Record<string, [projection: Document, shown: Document]>> = {
  $slice: [
    { l: { $slice: 1 }, n: 1, _id: 0 },
    { n: 1, l: [1] },
  ],
  $elemMatch: [{ l: { $elemMatch: { $gt: 1 } }, _id: 0 }, { l: [2] }],
};

const group = (field: Document): Document => ({ $group: { _id: null, x: field } });
const stages: Readonly<Record<string, [stages: Document[], answer: Document[]]>> = {
  $match: [[{ $match: { n: 1 } }, { $project: { n: 1 } }], [{ _id: 1, n: 1 }]],
  $sort: [[{ $sort: { _id: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }], [{ _id: 3 }]],
  $skip: [[{ $sort: { _id: 1 } }, { $skip: 2 }, { $project: { _id: 1 } }], [{ _id: 3 }]],
  $limit: [[{ $sort: { _id: 1 } }, { $limit: 1 }, { $project: { _id: 1 } }], [{ _id: 1 }]],
  $group: [[{ $match: { n: 1 } }, { $group: { _id: '$n' } }], [{ _id: 1 }]],
  $project: [[{ $match: { n: 1 } }, { $project: { a: '$n', _id: 0 } }], [{ a: 1 }]],
  $unwind: [
    [{ $match: { n: 1 } }, { $unwind: '$l' }, { $project: { l: 1, _id: 0 } }],
    [{ l: 1 }, { l: 2 }],
  ],
  $count: [[{ $match: {} }, { $count: 'x' }], [{ x: 3 }]],
  $sum: [[group({ $sum: '$n' })], [{ _id: null, x: 3 }]],
  $avg: [[group({ $avg: '$n' })], [{ _id: null, x: 1.5 }]],
  $min: [[group({ $min: '$n' })], [{ _id: null, x: 1 }]],
  $max: [[group({ $max: '$n' })], [{ _id: null, x: 2 }]],
  $first: [[{ $sort: { _id: 1 } }, group({ $first: '$_id' })], [{ _id: null, x: 1 }]],
  $last: [[{ $sort: { _id: 1 } }, group({ $last: '$_id' })], [{ _id: null, x: 3 }]],
  $push: [[{ $sort: { _id: 1 } }, group({ $push: '$_id' })], [{ _id: null, x: [1, 2, 3] }]],
  $addToSet: [[{ $match: { n: 1 } }, group({ $addToSet: '$n' })], [{ _id: null, x: [1] }]],
  $$ROOT: [[{ $match: { _id: 3 } }, group({ $first: '$$ROOT' })], [{ _id: null, x: { _id: 3 } }]],
};

describe('what README says is done', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  const pieces = () => server.database.collection<{ _id: number }>('claims');
  beforeEach(async () => {
    await pieces().deleteMany({});
    const documents: Document[] = [{ _id: 1, n: 1, t: 'ab', l: [1, 2] }, { _id: 2, n: 2, l: [3] }, { _id: 3 }];
    await pieces().insertMany(documents as { _id: number }[]);
  });

  it('is tried, each operator by name', () => {
    expect(claimsOf('filters')).toEqual(Object.keys(filters).toSorted());
    expect(claimsOf('updates')).toEqual(Object.keys(updates).toSorted());
    expect(claimsOf('projections')).toEqual(Object.keys(projections).toSorted());
    expect(claimsOf('aggregation')).toEqual([...Object.keys(stages).filter((name) => name !== '$$ROOT')].toSorted());
  });

  it.each(Object.entries(filters))('finds by %s', async (_, [filter, found]) => {
    expect(ids(await pieces().find(filter).sort({ _id: 1 }).toArray())).toEqual(found);
  });

  it.each(Object.entries(updates))('updates by %s', async (_, [update, after]) => {
    await pieces().updateOne({ _id: 1 }, { $unset: { t: '' } });
    await pieces().updateOne({ _id: 1 }, update);
    expect(await pieces().findOne({ _id: 1 })).toEqual({ _id: 1, ...after });
  });

  it.each(Object.entries(projections))('projects by %s', async (_, [projection, shown]) => {
    expect(await pieces().findOne({ _id: 1 }, { projection })).toEqual(shown);
  });

  it.each(Object.entries(stages))('aggregates by %s', async (_, [pipeline, answer]) => {
    expect(await pieces().aggregate(pipeline).toArray()).toEqual(answer);
  });
});
