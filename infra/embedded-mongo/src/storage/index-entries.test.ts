import type { Document } from 'bson';
import { codeOf, document, value } from '../../test/builders.ts';
import { parsePath } from '../filter/path.ts';
import { emptyArrayKey, invertedKey, nullKey, orderKey } from '../order/order-key.ts';
import { entriesOf } from './index-entries.ts';

function entries(pattern: Record<string, 1 | -1>, content: Document, skipsMissing = false) {
  const fields = Object.entries(pattern).map(([path, direction]) => ({
    path: parsePath(path),
    descending: direction < 0,
  }));
  return entriesOf(fields, document(content), skipsMissing);
}

const keys = (...arguments_: Parameters<typeof entries>) => entries(...arguments_).entries.map(({ key }) => key);
const key = (...contents: unknown[]) =>
  Buffer.concat(contents.map((content) => (Buffer.isBuffer(content) ? content : orderKey(value(content)))));

describe('the keys of a document under an index', () => {
  it('are one for each element of an array, without repetition', () => {
    expect(keys({ a: 1 }, { a: [1, 2, 1] })).toEqual([key(1), key(2)]);
    expect(keys({ 'a.b': 1 }, { a: [{ b: 1 }, { b: [2, 3] }, {}] })).toEqual([key(1), key(2), key(3), nullKey]);
    expect(keys({ a: 1 }, { a: [[1, 2], 3] })).toEqual([key([1, 2]), key(3)]);
  });

  it('keep the fields of one element together', () => {
    const content = {
      a: [
        { b: 1, c: 2 },
        { b: 3, c: 4 },
      ],
      d: 5,
    };
    expect(keys({ 'a.b': 1, d: 1, 'a.c': 1 }, content)).toEqual([key(1, 5, 2), key(3, 5, 4)]);
  });

  it('invert what is descending', () => {
    expect(keys({ a: 1, b: -1 }, { a: 1, b: 2 })).toEqual([key(1, invertedKey(key(2)))]);
  });

  it('are null for what is missing, and below null for an empty array', () => {
    expect(keys({ a: 1 }, {})).toEqual([nullKey]);
    expect(keys({ a: 1 }, { a: [] })).toEqual([emptyArrayKey]);
    expect(keys({ 'a.b': 1 }, { a: [] })).toEqual([nullKey]);
    expect(keys({ 'a.b': 1 }, { a: 5 })).toEqual([nullKey]);
  });

  it('are none in a sparse index when no field exists', () => {
    expect(keys({ a: 1 }, { b: 1 }, true)).toEqual([]);
    expect(keys({ a: 1, b: 1 }, { b: 1 }, true)).toEqual([key(nullKey, 1)]);
    expect(keys({ 'outbox.id': 1 }, { outbox: [] }, true)).toEqual([]);
    expect(keys({ 'outbox.id': 1 }, { outbox: [{ id: 'e' }, {}] }, true)).toEqual([key('e')]);
    expect(keys({ a: 1 }, { a: null }, true)).toEqual([nullKey]);
  });

  it('tell which paths were arrays', () => {
    expect(entries({ 'a.b': 1, c: 1 }, { a: [{ b: [1] }], c: 1 }).arrayPaths).toEqual(['a', 'a.b']);
    expect(entries({ 'a.b': 1 }, { a: { b: 1 } }).arrayPaths).toEqual([]);
  });

  it('do not exist for two arrays side by side', () => {
    expect(codeOf(() => entries({ a: 1, b: 1 }, { a: [1], b: [2] }))).toBe(171);
    expect(codeOf(() => entries({ 'a.b': 1, 'a.c': 1 }, { a: [{ b: [1], c: [2] }] }))).toBe(171);
  });
});
