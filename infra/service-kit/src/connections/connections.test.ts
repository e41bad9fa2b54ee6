import * as z from 'zod';
import {
  decodeCursor,
  encodeCursor,
  momentKey,
  nameKey,
  pageSize,
  type SortKey,
  timeKey,
  toConnection,
} from './index.ts';

const badInput = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }) as unknown;

function faultOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (fault) {
    return fault;
  }
}

describe('a cursor', () => {
  const inside = (text: string): string => Buffer.from(text).toString('base64url');

  it('gives back the sort key', () => {
    const moment = new Date('2026-03-02T09:00:00.000Z');
    expect(decodeCursor(encodeCursor([moment.toISOString(), 'ord_1']), momentKey)).toEqual([moment, 'ord_1']);
    expect(decodeCursor(encodeCursor(['кольцо / "ring"', 'acc_1']), nameKey)).toEqual(['кольцо / "ring"', 'acc_1']);
    expect(decodeCursor(encodeCursor([moment.getTime(), 'key_1']), timeKey)).toEqual([moment.getTime(), 'key_1']);
  });

  it('may be absent', () => {
    expect(decodeCursor(null, nameKey)).toBeNull();
    expect(decodeCursor(undefined, nameKey)).toBeNull();
  });

  it.each([
    ['an empty text', ''],
    ['no base64', '%%%'],
    ['an offset', '20'],
    ['an empty key', inside('[]')],
    ['a query in disguise', inside('[{"$gt":""}]')],
    ['an object', inside('{"a":1}')],
    ['a key that is too long', inside('["2026-03-02T09:00:00Z","1",3]')],
    ['no moment', inside('["yesterday","ord_1"]')],
    ['no day of the calendar', inside('["2026-02-30T09:00:00.000Z","ord_1"]')],
    ['a number', inside('[5,"ord_1"]')],
    ['a key without its id', inside('["2026-03-02T09:00:00.000Z"]')],
    ['a number for an id', inside('["2026-03-02T09:00:00.000Z",1]')],
    ['null', inside('[null,null]')],
  ])('is refused as bad input when it is %s', (_, cursor) => {
    expect(faultOf(() => decodeCursor(cursor, momentKey))).toEqual(badInput);
  });

  it.each(['[1e300,"key_1"]', '[1e400,"key_1"]', '[8640000000000001,"key_1"]', '[1.5,"key_1"]'])(
    'is refused as bad input when no date holds its moment: %s',
    (text) => {
      expect(faultOf(() => decodeCursor(inside(text), timeKey))).toEqual(badInput);
    },
  );
});

describe('the size of a page', () => {
  it('is the usual one unless it is asked for', () => {
    expect(pageSize(null, 20)).toBe(20);
    expect(pageSize(undefined, 20)).toBe(20);
    expect(pageSize(1, 20)).toBe(1);
    expect(pageSize(100, 20)).toBe(100);
  });

  it.each([0, -1, 101])('is refused as bad input when it is %d', (first) => {
    expect(faultOf(() => pageSize(first, 20))).toEqual(badInput);
  });
});

describe('a page', () => {
  const keyOf = (node: string): SortKey => [node];

  it('says that there is more when one more than its size was found, and does not show that one', () => {
    const page = toConnection(['a', 'b', 'c'], 2, keyOf);
    expect(page.nodes).toEqual(['a', 'b']);
    expect(page.edges.map(({ node }) => node)).toEqual(['a', 'b']);
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(decodeCursor(page.pageInfo.endCursor, z.tuple([z.string()]))).toEqual(['b']);
  });

  it('is the last one otherwise', () => {
    expect(toConnection(['a', 'b'], 2, keyOf).pageInfo.hasNextPage).toBe(false);
  });

  it('may be empty', () => {
    expect(toConnection([], 2, keyOf)).toEqual({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });
});
