import { allTags, readCacheHint, strictestPolicy } from './cache-hint.ts';

const nothing = { maxAge: 0, scope: 'PRIVATE' };

describe('how long an answer may be kept', () => {
  it.each([
    ['max-age=60, public', { maxAge: 60, scope: 'PUBLIC' }],
    ['Public, Max-Age=60', { maxAge: 60, scope: 'PUBLIC' }],
    ['max-age=60, private', { maxAge: 60, scope: 'PRIVATE' }],
    ['max-age=60', { maxAge: 60, scope: 'PRIVATE' }],
    ['no-store', nothing],
    ['max-age=60, public, no-store', nothing],
    ['max-age=-5, public', nothing],
    ['max-age=soon, public', nothing],
    ['max-age=0, public', nothing],
    ['', nothing],
    [undefined, nothing],
  ])('is what the subgraph says: %s', (header, expected) => {
    expect(readCacheHint(header, undefined)).toEqual({ ...expected, tags: [] });
  });

  it('is as short as the shortest part, and private when one part is', () => {
    const hints = [readCacheHint('max-age=60, public', []), readCacheHint('max-age=30, public', [])];
    expect(strictestPolicy(hints)).toEqual({ maxAge: 30, scope: 'PUBLIC' });
    expect(strictestPolicy([...hints, readCacheHint('max-age=90, private', [])])).toEqual({
      maxAge: 30,
      scope: 'PRIVATE',
    });
    expect(strictestPolicy([...hints, readCacheHint(undefined, [])])).toEqual(nothing);
    expect(strictestPolicy([])).toEqual(nothing);
  });
});

describe('when an answer ends for certain', () => {
  const public60 = 'max-age=60, public';

  it('is at the earliest moment that a part of it knows', () => {
    const [early, late] = ['2026-03-02T10:00:00.000Z', '2026-03-02T11:00:00.000Z'];
    const hints = [readCacheHint(public60, []), readCacheHint(public60, [], late), readCacheHint(public60, [], early)];
    expect(strictestPolicy(hints)).toEqual({ maxAge: 60, scope: 'PUBLIC', until: Date.parse(early) });
  });

  it.each([['soon'], [7], [null]])('%s is no moment, and nothing is kept by it', (until) => {
    expect(readCacheHint(public60, [], until)).toEqual({ ...nothing, tags: [] });
  });
});

describe('what an answer was made of', () => {
  it('is all that its parts were made of, once', () => {
    const hints = [readCacheHint('', ['Product/1', 'products']), readCacheHint('', ['Product/1', 7, null])];
    expect(allTags(hints)).toEqual(['Product/1', 'products']);
  });

  it('is nothing where the subgraph says something else', () => {
    expect(readCacheHint('max-age=60, public', 'Product/1').tags).toEqual([]);
  });
});
