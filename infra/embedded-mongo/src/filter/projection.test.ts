import type { Document } from 'bson';
import { codeOf, document, plain } from '../../test/builders.ts';
import { parseProjection } from './projection.ts';

const project = (projection: Document, content: Document): Record<string, unknown> => {
  const parsed = parseProjection(document(projection));
  return plain(parsed === undefined ? document(content) : parsed(document(content)));
};

const whole = { _id: 1, a: 1, b: { c: 2, d: 3 }, e: [{ f: 1, g: 2 }, 5, [{ f: 3 }]], h: [1, 2, 3, 4] };

describe('a projection', () => {
  it.each<[Document, Document]>([
    [{}, whole],
    [{ a: 1 }, { _id: 1, a: 1 }],
    [{ a: true, _id: 0 }, { a: 1 }],
    [{ _id: 1 }, { _id: 1 }],
    [{ _id: 0 }, { a: 1, b: { c: 2, d: 3 }, e: whole.e, h: whole.h }],
    [{ 'b.c': 1 }, { _id: 1, b: { c: 2 } }],
    [{ b: { d: 1 } }, { _id: 1, b: { d: 3 } }],
    [{ 'e.f': 1 }, { _id: 1, e: [{ f: 1 }, [{ f: 3 }]] }],
    [{ 'a.x': 1, missing: 1 }, { _id: 1 }],
    [
      { b: 0, e: 0, h: 0 },
      { _id: 1, a: 1 },
    ],
    [
      { 'b.c': 0, 'e.f': 0, h: 0 },
      { _id: 1, a: 1, b: { d: 3 }, e: [{ g: 2 }, 5, [{}]] },
    ],
    [
      { h: { $slice: 2 }, b: 0, e: 0 },
      { _id: 1, a: 1, h: [1, 2] },
    ],
    [
      { h: { $slice: -1 }, a: 1 },
      { _id: 1, a: 1, h: [4] },
    ],
    [
      { h: { $slice: [1, 2] }, a: 1 },
      { _id: 1, a: 1, h: [2, 3] },
    ],
    [
      { h: { $slice: [-3, 2] }, a: 1 },
      { _id: 1, a: 1, h: [2, 3] },
    ],
    [{ e: { $elemMatch: { f: 1 } } }, { _id: 1, e: [{ f: 1, g: 2 }] }],
    [{ h: { $elemMatch: { $gt: 2 } } }, { _id: 1, h: [3] }],
    [{ h: { $elemMatch: { $gt: 9 } } }, { _id: 1 }],
  ])('%j takes what it should', (projection, expected) => {
    expect(project(projection, whole)).toEqual(expected);
  });

  it.each<[Document, number]>([
    [{ a: 1, b: 0 }, 31254],
    [{ a: 0, b: 1 }, 31253],
    [{ b: 1, 'b.c': 1 }, 31249],
    [{ 'b.c': 1, b: 1 }, 31249],
    [{ 'h.$': 1 }, 115],
    [{ x: '$a' }, 115],
    [{ x: { $meta: 'textScore' } }, 115],
  ])('%j is refused with code %d', (projection, code) => {
    expect(codeOf(() => project(projection, whole))).toBe(code);
  });
});
