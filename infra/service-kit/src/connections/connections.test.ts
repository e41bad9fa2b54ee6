import { decodeCursor, encodeCursor, pageSize, type SortKey, toConnection } from './index.ts';

const badInput = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }) as unknown;

function faultOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (fault) {
    return fault;
  }
}

describe('a cursor', () => {
  it.each<{ key: SortKey }>([
    { key: ['2026-03-02T09:00:00.000Z', 'ord_1'] },
    { key: [-1.5, 0, 'кольцо / "ring"'] },
    { key: ['one', 2, 'three', 4] },
  ])('gives back the sort key $key', ({ key }) => {
    expect(decodeCursor(encodeCursor(key))).toEqual(key);
  });

  it('may be absent', () => {
    expect(decodeCursor(null)).toBeNull();
    expect(decodeCursor(undefined)).toBeNull();
  });

  it.each([
    ['an empty text', ''],
    ['no base64', '%%%'],
    ['an offset', '20'],
    ['an empty key', Buffer.from('[]').toString('base64url')],
    ['a query in disguise', Buffer.from('[{"$gt":""}]').toString('base64url')],
    ['an object', Buffer.from('{"a":1}').toString('base64url')],
    ['a key that is too long', Buffer.from('[1,2,3,4,5]').toString('base64url')],
  ])('is refused as bad input when it is %s', (_, cursor) => {
    expect(faultOf(() => decodeCursor(cursor))).toEqual(badInput);
  });
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
    expect(decodeCursor(page.pageInfo.endCursor)).toEqual(['b']);
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
