import { cacheKey } from './cache-key.ts';

type Given = Partial<Parameters<typeof cacheKey>[0]>;
const keyOf = (given: Given = {}, locale: 'ru' | 'en' = 'en', schema = 'schema') =>
  cacheKey({ hash: 'abc', name: undefined, values: {}, ...given }, locale, schema);

describe('the key of an answer', () => {
  it('is the same for the same question, in whatever order its variables come', () => {
    const key = keyOf({ values: { a: 1, b: { c: [1, { d: 2, e: null }] } } });
    expect(keyOf({ values: { b: { c: [1, { e: null, d: 2 }] }, a: 1.0 } })).toEqual(key);
  });

  it.each<[string, () => ReturnType<typeof keyOf>]>([
    ['text', () => keyOf({ hash: 'abd' })],
    ['variables', () => keyOf({ values: { a: 1 } })],
    ['nothing where there was null', () => keyOf({ values: { a: null } })],
    ['a text that looks like a number', () => keyOf({ values: { a: '1' } })],
    ['a list in another order', () => keyOf({ values: { a: [2, 1] } })],
    ['operation', () => keyOf({ name: 'Q' })],
    ['language', () => keyOf({}, 'ru')],
    ['schema', () => keyOf({}, 'en', 'another')],
  ])('is another for another %s', (_, other) => {
    const others = [keyOf(), keyOf({ values: { a: [1, 2] } })].map((key) => key?.id);
    expect(others).not.toContain(other()?.id);
  });

  it.each<[string, unknown]>([
    ['nested for ever', Array.from({ length: 100_000 }).reduce((inner) => [inner], 1)],
    ['long', 'x'.repeat(5_000)],
    ['many', Array.from({ length: 100_000 }, (_, index) => index)],
    ['many names', Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [index, 1]))],
  ])('is none for variables that are %s', (_, a) => {
    expect(keyOf({ values: { a } })).toBeNull();
  });

  it('keeps fields that objects have by nature', () => {
    const values = JSON.parse('{ "__proto__": 1, "constructor": 2 }') as Record<string, unknown>;
    expect(keyOf({ values })?.id).not.toBe(keyOf()?.id);
  });
});
