import { BSONRegExp, Decimal128, type Document, Long, MaxKey, MinKey, ObjectId } from 'bson';
import { codeOf, document } from '../../test/builders.ts';
import { compileCondition } from './match.ts';
import { parseFilter } from './parse-filter.ts';

const meets = (filter: Document, content: Document): boolean =>
  compileCondition(parseFilter(document(filter)))(document(content));

const id = new ObjectId();

/** A filter, documents that meet it, documents that do not. */
const table: [filter: Document, yes: Document[], no: Document[]][] = [
  [{}, [{}, { a: 1 }], []],
  [
    { a: 1 },
    [{ a: 1 }, { a: Long.ONE }, { a: [0, 1] }, { a: Decimal128.fromString('1.0') }],
    [{ a: '1' }, {}, { a: [[1]] }],
  ],
  [{ a: 'x' }, [{ a: 'x' }, { a: ['y', 'x'] }], [{ a: 'X' }, { a: null }]],
  [{ a: id }, [{ a: id }], [{ a: new ObjectId() }, { a: id.toHexString() }]],
  [{ a: null }, [{ a: null }, {}, { a: [1, null] }], [{ a: 0 }, { a: [] }, { a: {} }]],
  [{ a: [1, 2] }, [{ a: [1, 2] }, { a: [[1, 2], 3] }], [{ a: [2, 1] }, { a: [1, 2, 3] }, { a: 1 }]],
  [{ a: { b: 1 } }, [{ a: { b: 1 } }, { a: [{ b: 1 }] }], [{ a: { b: 1, c: 2 } }, { a: {} }]],
  [{ a: {} }, [{ a: {} }], [{ a: { b: 1 } }, {}]],
  [
    { 'a.b': 1 },
    [{ a: { b: 1 } }, { a: [{ b: 2 }, { b: [1] }] }],
    [{ a: { b: 2 } }, { a: [[{ b: 1 }]] }, { 'a.b': 1 }],
  ],
  [{ 'a.b': null }, [{}, { a: {} }, { a: 1 }, { a: [{ b: 1 }, {}] }], [{ a: [] }, { a: [1] }, { a: { b: 1 } }]],
  [{ 'a.0': 1 }, [{ a: [1, 2] }, { a: { 0: 1 } }, { a: [{ 0: 1 }] }, { a: [[1]] }], [{ a: [2, 1] }]],
  [{ 'a.1.b': 2 }, [{ a: [{ b: 1 }, { b: 2 }] }], [{ a: [{ b: 2 }, { b: 1 }] }]],
  [{ a: { $eq: 1 } }, [{ a: 1 }], [{ a: 2 }]],
  [{ a: { $ne: 1 } }, [{ a: 2 }, {}, { a: [2] }], [{ a: 1 }, { a: [1, 2] }]],
  [{ a: { $ne: null } }, [{ a: 0 }, { a: [] }], [{}, { a: null }]],
  [{ a: { $gt: 1 } }, [{ a: 2 }, { a: [0, 5] }, { a: 1.5 }], [{ a: 1 }, { a: '2' }, {}, { a: NaN }, { a: [0] }]],
  [{ a: { $gte: 1 } }, [{ a: 1 }, { a: 2 }], [{ a: 0 }, { a: null }]],
  [{ a: { $lt: 1 } }, [{ a: 0 }, { a: -Infinity }], [{ a: 1 }, { a: null }, { a: NaN }]],
  [{ a: { $lte: new Date(5) } }, [{ a: new Date(5) }, { a: new Date(0) }], [{ a: new Date(6) }, { a: 0 }]],
  [{ a: { $gt: 'b' } }, [{ a: 'c' }], [{ a: 'b' }, { a: 1 }]],
  [{ a: { $gte: null } }, [{ a: null }, {}], [{ a: 0 }]],
  [{ a: { $gt: null } }, [], [{ a: null }, {}, { a: 1 }]],
  [{ a: { $gte: NaN } }, [{ a: NaN }], [{ a: 1 }]],
  [{ a: { $gt: new MinKey() } }, [{ a: 1 }, { a: null }, { a: 'x' }], [{ a: new MinKey() }, {}]],
  [{ a: { $lt: new MaxKey() } }, [{ a: 1 }], [{ a: new MaxKey() }]],
  [{ a: { $gt: 1, $lt: 3 } }, [{ a: 2 }, { a: [0, 5] }], [{ a: 3 }, { a: 1 }]],
  [{ a: { $in: [1, 'x', null] } }, [{ a: 1 }, { a: 'x' }, {}, { a: [9, 1] }], [{ a: 2 }]],
  [{ a: { $in: [/^b/, 1] } }, [{ a: 'bc' }, { a: 1 }], [{ a: 'c' }]],
  [{ a: { $in: [] } }, [], [{ a: 1 }, {}]],
  [{ a: { $nin: [1, null] } }, [{ a: 2 }], [{ a: 1 }, {}, { a: [1, 2] }]],
  [{ a: { $exists: true } }, [{ a: null }, { a: [] }], [{}]],
  [{ a: { $exists: false } }, [{}], [{ a: null }]],
  [{ 'a.b': { $exists: true } }, [{ a: { b: 1 } }, { a: [{ b: 1 }] }], [{ a: [] }, { a: [{}] }, { a: 1 }]],
  [{ a: { $type: 'number' } }, [{ a: 1 }, { a: 1.5 }, { a: Long.ONE }, { a: ['x', 1] }], [{ a: '1' }, {}]],
  [{ a: { $type: ['string', 'null'] } }, [{ a: 'x' }, { a: null }], [{}, { a: 1 }]],
  [{ a: { $type: 'array' } }, [{ a: [] }, { a: [1] }], [{ a: 1 }]],
  [{ a: { $type: 2 } }, [{ a: 'x' }], [{ a: 1 }]],
  [{ a: { $size: 2 } }, [{ a: [1, 2] }], [{ a: [1] }, { a: 2 }, {}]],
  [{ a: { $size: 0 } }, [{ a: [] }], [{}]],
  [{ a: { $all: [1, 2] } }, [{ a: [2, 1, 3] }], [{ a: [1] }, { a: 1 }]],
  [{ a: { $all: [1] } }, [{ a: 1 }, { a: [1] }], [{ a: 2 }]],
  [{ a: { $all: [] } }, [], [{ a: [] }, {}]],
  [
    { a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { b: 2 } }] } },
    [{ a: [{ b: 2 }, { b: 1 }] }],
    [{ a: [{ b: 1 }] }],
  ],
  [
    { a: { $elemMatch: { b: 1, c: 2 } } },
    [{ a: [{ b: 1, c: 2 }] }],
    [{ a: [{ b: 1 }, { c: 2 }] }, { a: { b: 1, c: 2 } }],
  ],
  [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, [{ a: [0, 2] }], [{ a: [0, 5] }, { a: 2 }]],
  [{ a: { $elemMatch: { $or: [{ b: 1 }, { c: 1 }] } } }, [{ a: [{ c: 1 }] }], [{ a: [{ d: 1 }] }]],
  [{ a: { $not: { $gt: 1 } } }, [{ a: 1 }, {}, { a: 'x' }], [{ a: 2 }, { a: [0, 2] }]],
  [{ a: { $not: /^x/ } }, [{ a: 'y' }, {}], [{ a: 'xy' }]],
  [{ a: { $not: { $elemMatch: { b: 1 } } } }, [{}, { a: [] }], [{ a: [{ b: 1 }] }]],
  [{ a: /B/i }, [{ a: 'abc' }, { a: ['x', 'b'] }, { a: new BSONRegExp('B', 'i') }], [{ a: 'ac' }, { a: 1 }]],
  [{ a: { $regex: '^a.c$', $options: 's' } }, [{ a: 'a\nc' }], [{ a: 'xac' }]],
  [{ a: { $regex: 'a b # comment', $options: 'x' } }, [{ a: 'ab' }], [{ a: 'a b' }]],
  [{ a: { $regex: '(?i)ABC' } }, [{ a: 'abc' }], [{ a: 'ab' }]],
  [{ a: { $regex: '[\\w-\\.]+@x' } }, [{ a: 'm.n@x' }], [{ a: '@x' }]],
  [{ a: /^.$/ }, [{ a: '😀' }], [{ a: 'ab' }]],
  [{ a: { $mod: [4, 1] } }, [{ a: 5 }, { a: 5.9 }, { a: Long.fromNumber(9) }], [{ a: 4 }, { a: 'x' }, { a: NaN }]],
  [
    { a: { $mod: [10, 3] } },
    [{ a: Long.fromString('9007199254740993') }, { a: Decimal128.fromString('13.9') }, { a: -7 + 20 }],
    [{ a: Long.fromString('9007199254740992') }, { a: Decimal128.fromString('1E40') }, { a: 1e300 }],
  ],
  [{ a: { $mod: [Decimal128.fromString('4'), Decimal128.fromString('1.5')] } }, [{ a: 5 }], [{ a: 6 }]],
  [{ $and: [{ a: 1 }, { b: 2 }] }, [{ a: 1, b: 2 }], [{ a: 1 }]],
  [{ $or: [{ a: 1 }, { b: 2 }] }, [{ a: 1 }, { b: 2 }], [{ a: 2 }]],
  [{ $nor: [{ a: 1 }, { b: 2 }] }, [{ a: 2 }], [{ a: 1 }, { b: 2 }]],
  [{ a: 1, $or: [{ b: 1 }, { c: 1 }], $comment: 'why' }, [{ a: 1, c: 1 }], [{ a: 1 }, { b: 1 }]],
];

describe('a filter', () => {
  it.each(table)('%j is met by what it should be, and by nothing else', (filter, yes, no) => {
    for (const content of yes) expect([content, meets(filter, content)]).toEqual([content, true]);
    for (const content of no) expect([content, meets(filter, content)]).toEqual([content, false]);
  });

  it('keeps numbers apart that differ only beyond 2^53', () => {
    const content = { a: Long.fromString('9007199254740993') };
    expect(meets({ a: Long.fromString('9007199254740993') }, content)).toBe(true);
    expect(meets({ a: Long.fromString('9007199254740992') }, content)).toBe(false);
    expect(meets({ a: { $gt: 9007199254740992 } }, content)).toBe(true);
  });

  it.each([
    [{ $where: 'true' }, 115],
    [{ $text: { $search: 'x' } }, 115],
    [{ $expr: { $gt: ['$a', 1] } }, 115],
    [{ a: { $near: [0, 0] } }, 115],
    [{ a: { $bitsAllSet: 1 } }, 115],
    [{ a: { $foo: 1 } }, 2],
    [{ $foo: [] }, 2],
    [{ $and: [] }, 2],
    [{ $or: [1] }, 2],
    [{ a: { $in: 1 } }, 2],
    [{ a: { $size: -1 } }, 2],
    [{ a: { $not: 1 } }, 2],
    [{ a: { $mod: [0, 1] } }, 2],
    [{ a: { $type: 'strange' } }, 2],
    [{ a: { $ne: /x/ } }, 2],
    [{ a: { $regex: '(' } }, 51091],
    [{ 'a.': 1 }, 56],
  ])('%j is refused with code %d', (filter, code) => {
    expect(codeOf(() => parseFilter(document(filter)))).toBe(code);
  });

  it('names what it refuses', () => {
    expect(() => parseFilter(document({ $where: 'true' }))).toThrow(
      'the query operator $where is not supported by the embedded development database',
    );
  });
});
