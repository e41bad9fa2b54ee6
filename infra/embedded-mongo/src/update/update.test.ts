import { Decimal128, type Document, Double, Int32, Long } from 'bson';
import { codeOf, document, plain, value } from '../../test/builders.ts';
import { fieldNamed, fieldsOf } from '../bson/value.ts';
import { BsonType } from '../bson/types.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { parseUpdate, updatedDocument, upsertedDocument } from './update.ts';

interface Given {
  readonly filter?: Document;
  readonly arrayFilters?: Document[];
}

function apply(before: Document, update: Document, { filter = {}, arrayFilters = [] }: Given = {}) {
  const parsed = parseUpdate(document(update), arrayFilters.map(document));
  return updatedDocument(parsed, document({ _id: 1, ...before }), parseFilter(document(filter)));
}

function result(before: Document, update: Document, given?: Given): Record<string, unknown> {
  const { _id, ...rest } = plain(apply(before, update, given));
  expect(_id).toBe(1);
  return rest;
}

const table: [before: Document, update: Document, after: Document, given?: Given][] = [
  [{ a: 1 }, { $set: { a: 2, b: 'x' } }, { a: 2, b: 'x' }],
  [{}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  [{ a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
  [{ a: [{ b: 1 }] }, { $set: { 'a.0.b': 2 } }, { a: [{ b: 2 }] }],
  [{}, { $set: { z: 1, b: 1, 'c.10': 1, 'c.9': 1 } }, { b: 1, c: { 9: 1, 10: 1 }, z: 1 }],
  [{ a: 1, b: 2 }, { $unset: { a: '', c: '', 'b.c': '' } }, { b: 2 }],
  [{ a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  [{ a: 1 }, { $inc: { a: 2, b: 5 } }, { a: 3, b: 5 }],
  [{ a: 1 }, { $mul: { a: 3, b: 5 } }, { a: 3, b: 0 }],
  [{ a: 5, b: 5 }, { $min: { a: 3, b: 7, c: 1 } }, { a: 3, b: 5, c: 1 }],
  [{ a: 5, b: 5 }, { $max: { a: 3, b: 7, c: 1 } }, { a: 5, b: 7, c: 1 }],
  [{ a: 'x' }, { $max: { a: 3 } }, { a: 'x' }],
  [{ a: 1 }, { $setOnInsert: { a: 2, b: 2 } }, { a: 1 }],
  [{}, { $push: { a: 1 } }, { a: [1] }],
  [{ a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
  [{ a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
  [{ a: [1, 2] }, { $push: { a: { $each: [9], $position: 1 } } }, { a: [1, 9, 2] }],
  [{ a: [1, 2] }, { $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 9, 2] }],
  [{ a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }, { a: [2, 3] }],
  [{ a: [1, 2] }, { $push: { a: { $each: [3], $slice: 0 } } }, { a: [] }],
  [{ a: [3, 1] }, { $push: { a: { $each: [2], $sort: 1, $slice: 2 } } }, { a: [1, 2] }],
  [{ a: [{ b: 1 }] }, { $push: { a: { $each: [{ b: 2 }], $sort: { b: -1 } } } }, { a: [{ b: 2 }, { b: 1 }] }],
  [{ a: [1] }, { $addToSet: { a: 1 } }, { a: [1] }],
  [{ a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
  [{}, { $addToSet: { a: { $each: [] } } }, { a: [] }],
  [{ a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  [{ a: [1, 5] }, { $pull: { a: { $gte: 3 } } }, { a: [1] }],
  [{ a: [1, 2, 3] }, { $pull: { a: { $in: [1, 3] } } }, { a: [2] }],
  [{ a: [{ b: 1, c: 1 }, { b: 2 }] }, { $pull: { a: { b: 1 } } }, { a: [{ b: 2 }] }],
  [{ a: [{ b: 1 }, { b: 5 }, 5] }, { $pull: { a: { b: { $gt: 3 } } } }, { a: [{ b: 1 }, 5] }],
  [{ a: ['x', 'y'] }, { $pull: { a: /^x/ } }, { a: ['y'] }],
  [{}, { $pull: { a: 1 } }, {}],
  [
    { outbox: [{ id: 'e1' }, { id: 'e2' }] },
    { $pull: { outbox: { id: { $in: ['e1'] } } } },
    { outbox: [{ id: 'e2' }] },
  ],
  [{ a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  [{ a: [1, 2] }, { $pop: { a: 1 } }, { a: [1] }],
  [{ a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
  [{ a: [{ b: 1 }, { b: 2 }] }, { $set: { 'a.$.c': 9 } }, { a: [{ b: 1 }, { b: 2, c: 9 }] }, { filter: { 'a.b': 2 } }],
  [{ a: [1, 5] }, { $inc: { 'a.$': 1 } }, { a: [1, 6] }, { filter: { a: { $gt: 3 } } }],
  [
    {
      a: [
        { b: 1, c: 1 },
        { b: 1, c: 2 },
      ],
    },
    { $set: { 'a.$.d': 1, 'a.$.e': 2 } },
    {
      a: [
        { b: 1, c: 1 },
        { b: 1, c: 2, d: 1, e: 2 },
      ],
    },
    { filter: { a: { $elemMatch: { b: 1, c: 2 } } } },
  ],
  [{ a: [{ b: 1 }, { b: 2 }] }, { $inc: { 'a.$[].b': 1 } }, { a: [{ b: 2 }, { b: 3 }] }],
  [{ a: [1, 5, 9] }, { $set: { 'a.$[big]': 0 } }, { a: [1, 0, 0] }, { arrayFilters: [{ big: { $gt: 3 } }] }],
  [
    { a: [{ b: 1 }, { b: 2, c: [1, 2] }] },
    { $set: { 'a.$[one].c.$[two]': 7, 'a.$[one].d': 1 } },
    { a: [{ b: 1 }, { b: 2, c: [1, 7], d: 1 }] },
    { arrayFilters: [{ 'one.b': 2 }, { two: 2 }] },
  ],
  [{ a: 1, b: 2 }, { c: 3 }, { c: 3 }],
  [{ a: 1 }, { _id: 1, c: 3 }, { c: 3 }],
  [{ a: 1 }, { $set: { _id: 1, a: 2 } }, { a: 2 }],
];

const refused: [before: Document, update: Document, code: number, given?: Given][] = [
  [{ a: 'x' }, { $inc: { a: 1 } }, 14],
  [{ a: null }, { $inc: { a: 1 } }, 14],
  [{}, { $inc: { a: 'x' } }, 14],
  [{ a: 'x' }, { $mul: { a: 2 } }, 14],
  [{ a: Long.MAX_VALUE }, { $inc: { a: 1 } }, 2],
  [{ a: 'x' }, { $push: { a: 1 } }, 2],
  [{ a: 'x' }, { $addToSet: { a: 1 } }, 2],
  [{ a: 'x' }, { $pull: { a: 1 } }, 2],
  [{ a: 'x' }, { $set: { 'a.b': 1 } }, 28],
  [{ a: null }, { $set: { 'a.b': 1 } }, 28],
  [{ a: [1] }, { $set: { 'a.b': 1 } }, 28],
  [{}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
  [{}, { $set: { a: 1, 'a.b': 1 } }, 40],
  [{ a: [1] }, { $set: { 'a.$[x]': 1, 'a.$[]': 2 } }, 40, { arrayFilters: [{ x: 1 }] }],
  [{}, { $set: { _id: 2 } }, 66],
  [{}, { $unset: { _id: '' } }, 66],
  [{}, { _id: 2 }, 66],
  [{ a: [1] }, { $set: { 'a.$': 1 } }, 2],
  [{ a: [1] }, { $set: { 'a.$[x]': 1 } }, 2],
  [{ a: [1] }, { $set: { b: 1 } }, 9, { arrayFilters: [{ x: 1 }] }],
  [{}, { $set: { 'a.$[]': 1 } }, 2],
  [{}, { $foo: { a: 1 } }, 9],
  [{}, { $set: 1 }, 9],
  [{}, { $rename: { a: 'b' } }, 115],
  [{}, { $bit: { a: { and: 1 } } }, 115],
  [{}, { a: 1, $set: { b: 1 } }, 52],
  [{}, { $set: { 'a.$x': 1 } }, 52],
  [{}, { $push: { a: { $each: [1], $strange: 1 } } }, 2],
];

describe('an update', () => {
  for (const [before, update, after, given] of table) {
    it(`of ${JSON.stringify(before)} by ${JSON.stringify(update)} gives ${JSON.stringify(after)}`, () => {
      expect(result(before, update, given)).toEqual(after);
      expect(Object.keys(result(before, update, given))).toEqual(Object.keys(after));
    });
  }

  for (const [before, update, code, given] of refused) {
    it(`of ${JSON.stringify(before)} by ${JSON.stringify(update)} is refused with code ${code}`, () => {
      expect(codeOf(() => apply(before, update, given))).toBe(code);
    });
  }

  it('refuses pipelines by name', () => {
    expect(() => parseUpdate(value([{ $set: { a: 1 } }]), [])).toThrow('an update by an aggregation pipeline');
  });

  it('adds numbers in the wider of their types', () => {
    const typeOf = (a: unknown, by: unknown) => fieldNamed(apply({ a }, { $inc: { a: by } }), 'a')?.type;
    expect(typeOf(new Int32(1), new Int32(1))).toBe(BsonType.int32);
    expect(typeOf(new Int32(2 ** 31 - 1), new Int32(1))).toBe(BsonType.int64);
    expect(typeOf(new Int32(1), Long.ONE)).toBe(BsonType.int64);
    expect(typeOf(Long.ONE, new Double(1))).toBe(BsonType.double);
    expect(typeOf(new Double(1), new Double(1))).toBe(BsonType.double);
    expect(typeOf(1, Decimal128.fromString('0.5'))).toBe(BsonType.decimal128);
    expect(
      String(result({ a: Decimal128.fromString('0.10') }, { $inc: { a: Decimal128.fromString('0.2') } })['a']),
    ).toBe('0.30');
  });

  it.each([5, 'x', null, { b: 1 }])('refuses to take an element from what is no list: %j', (a) => {
    expect(codeOf(() => apply({ a }, { $pop: { a: 1 } }))).toBe(14);
  });

  it('keeps the types and bytes of everything it does not touch', () => {
    const before = { a: Long.fromNumber(5), b: new Double(2), n: { z: Long.ONE, 7: 'seven' } };
    const after = apply(before, { $set: { c: 1 } });
    for (const [name, kept] of fieldsOf(document(before))) {
      expect(fieldNamed(after, name)?.raw).toEqual(kept.raw);
    }
  });
});

describe('an upsert', () => {
  const inserted = (filter: Document, update: Document) =>
    plain(upsertedDocument(parseUpdate(document(update), []), parseFilter(document(filter))));

  it('begins with what the filter says is equal, then updates, and puts _id first', () => {
    const filter = { a: 1, 'b.c': { $eq: 2 }, d: { $gt: 5 }, e: { $in: [7] }, $and: [{ f: 1 }], _id: 'x' };
    const made = inserted(filter, { $set: { g: 1 }, $setOnInsert: { h: 1 }, $inc: { a: 1 } });
    expect(made).toEqual({ _id: 'x', a: 2, b: { c: 2 }, e: 7, f: 1, g: 1, h: 1 });
    expect(Object.keys(made)[0]).toBe('_id');
  });

  it('begins with an $or of one branch as with an $and, and not with one of several', () => {
    expect(inserted({ _id: 1, $or: [{ a: 1 }] }, { $set: { g: 1 } })).toEqual({ _id: 1, a: 1, g: 1 });
    expect(inserted({ _id: 1, $and: [{ $or: [{ a: 1, b: 2 }] }] }, { $set: { g: 1 } })).toEqual({
      _id: 1,
      a: 1,
      b: 2,
      g: 1,
    });
    expect(inserted({ _id: 1, $or: [{ a: 1 }, { b: 1 }] }, { $set: { g: 1 } })).toEqual({ _id: 1, g: 1 });
    expect(inserted({ _id: 1, $nor: [{ a: 1 }] }, { $set: { g: 1 } })).toEqual({ _id: 1, g: 1 });
  });

  it('takes only the _id of the filter for a replacement', () => {
    expect(inserted({ _id: 3, a: 1 }, { b: 1 })).toEqual({ _id: 3, b: 1 });
  });

  it('makes an _id when nobody gives one', () => {
    expect(inserted({ a: 1 }, { $set: { b: 1 } })['_id']).toBeDefined();
  });

  it('refuses a filter that says two things about one field', () => {
    expect(codeOf(() => inserted({ $and: [{ a: 1 }, { a: 2 }] }, { $set: { b: 1 } }))).toBe(54);
  });
});
