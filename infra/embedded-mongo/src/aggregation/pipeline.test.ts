import { Decimal128, type Document, Long } from 'bson';
import { codeOf, document, plain, value } from '../../test/builders.ts';
import { type BsonValue, elementsOf } from '../bson/value.ts';
import { parsePipeline } from './pipeline.ts';

/** Runs the stages; what a pipeline begins with as a query is tested with the database. */
function run(documents: Document[], ...stages: Document[]): Record<string, unknown>[] {
  const all: Document = { $match: {} };
  const { stages: parsed } = parsePipeline(elementsOf(value([all, { $match: {} }, ...stages])));
  const source: IterableIterator<BsonValue> = documents.map(document).values();
  return [...parsed.reduce<IterableIterator<BsonValue>>((from, stage) => stage(from), source)].map(plain);
}

const pieces = [
  { _id: 1, metal: 'gold', weight: 5, price: Decimal128.fromString('1'), size: { mm: 17 }, tags: ['a', 'b'] },
  { _id: 2, metal: 'silver', weight: 2.5, price: Decimal128.fromString('2'), tags: [] },
  { _id: 3, metal: 'gold', weight: null },
];

describe('a pipeline', () => {
  it.each<[Document[], Document[]]>([
    [
      [{ $match: { metal: 'gold' } }, { $project: { weight: 1 } }],
      [
        { _id: 1, weight: 5 },
        { _id: 3, weight: null },
      ],
    ],
    [
      [{ $sort: { metal: -1, _id: -1 } }, { $project: { _id: 1 } }],
      [{ _id: 2 }, { _id: 3 }, { _id: 1 }],
    ],
    [[{ $skip: 1 }, { $limit: 1 }, { $project: { metal: 1, _id: 0 } }], [{ metal: 'silver' }]],
    [[{ $count: 'n' }], [{ n: 3 }]],
    [[{ $match: { metal: 'tin' } }, { $count: 'n' }], []],
    [[{ $group: { _id: null, n: { $sum: 1 }, w: { $sum: '$weight' } } }], [{ _id: null, n: 3, w: 7.5 }]],
    [
      [{ $group: { _id: '$metal', mean: { $avg: '$weight' }, most: { $max: '$weight' }, last: { $last: '$_id' } } }],
      [
        { _id: 'gold', mean: 5, most: 5, last: 3 },
        { _id: 'silver', mean: 2.5, most: 2.5, last: 2 },
      ],
    ],
    [
      [
        {
          $group: { _id: { m: '$metal' }, sizes: { $push: '$size.mm' }, all: { $push: { id: '$_id', s: '$size.mm' } } },
        },
      ],
      [
        { _id: { m: 'gold' }, sizes: [17], all: [{ id: 1, s: 17 }, { id: 3 }] },
        { _id: { m: 'silver' }, sizes: [], all: [{ id: 2 }] },
      ],
    ],
    [
      [{ $group: { _id: '$none', mean: { $avg: '$none' }, first: { $first: '$none' } } }],
      [{ _id: null, mean: null, first: null }],
    ],
    [
      [{ $match: { _id: { $lt: 3 } } }, { $group: { _id: null, mean: { $avg: '$price' } } }],
      [{ _id: null, mean: Decimal128.fromString('1.5') }],
    ],
    [
      [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
      [
        { _id: 1, tags: 'a' },
        { _id: 1, tags: 'b' },
      ],
    ],
    [
      [
        { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } },
        { $project: { tags: 1, at: 1 } },
      ],
      [
        { _id: 1, tags: 'a', at: 0 },
        { _id: 1, tags: 'b', at: 1 },
        { _id: 2, at: null },
        { _id: 3, at: null },
      ],
    ],
    [
      [{ $limit: 1 }, { $project: { mm: '$size.mm', 'in.metal': '$metal', five: { $literal: 5 } } }],
      [{ _id: 1, mm: 17, in: { metal: 'gold' }, five: 5 }],
    ],
    [[{ $limit: 1 }, { $project: { _id: '$metal', weight: 1 } }], [{ _id: 'gold', weight: 5 }]],
    [[{ $limit: 1 }, { $project: { _id: 0, m: '$metal' } }], [{ m: 'gold' }]],
    [[{ $limit: 1 }, { $project: { size: 0, tags: 0, price: 0 } }], [{ _id: 1, metal: 'gold', weight: 5 }]],
  ])('of %j works', (stages, expected) => {
    expect(run(pieces, ...stages)).toEqual(expected);
  });

  it('adds whole numbers beyond 32 bits, and beyond 64 as doubles', () => {
    const sum = (...numbers: unknown[]) =>
      run(
        numbers.map((n) => ({ n })),
        { $group: { _id: 1, sum: { $sum: '$n' } } },
      )[0]?.['sum'];
    expect(sum(2 ** 31 - 1, 1)).toBe(2 ** 31);
    expect(sum(Long.MAX_VALUE, Long.MAX_VALUE)).toBe(2 ** 64);
    expect(sum('x', null)).toBe(0);
  });

  it('begins with a query where it can', () => {
    const { query, stages } = parsePipeline(
      elementsOf(value([{ $match: { a: 1 } }, { $sort: { b: -1 } }, { $limit: 5 }, { $count: 'n' }])),
    );
    expect([query.condition.kind, query.sort?.length, query.limit, stages.length]).toEqual(['field', 1, 5, 1]);
  });

  it.each<[Document, number]>([
    [{ $lookup: { from: 'x' } }, 115],
    [{ $facet: {} }, 115],
    [{ $merge: 'x' }, 115],
    [{ $changeStream: {} }, 115],
    [{ $group: { n: { $sum: 1 } } }, 15955],
    [{ $group: { _id: 1, n: 1 } }, 40234],
    [{ $group: { _id: 1, n: { $stdDevPop: '$a' } } }, 115],
    [{ $group: { _id: { $dateTrunc: {} } } }, 115],
    [{ $project: { a: { $add: [1, 2] } } }, 115],
    [{ $project: { a: '$$NOW' } }, 115],
    [{ $limit: 0 }, 15958],
    [{ $unwind: 'tags' }, 28818],
    [{ $match: {}, $limit: 1 }, 40323],
  ])('with %j is refused with code %d', (stage, code) => {
    expect(codeOf(() => run(pieces, stage))).toBe(code);
  });
});
