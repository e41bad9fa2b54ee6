import { hash } from 'node:crypto';
import { cacheKey } from './cache-key.ts';

type Given = Partial<Parameters<typeof cacheKey>[0]>;
const text = 'query Q($a: Int) { a }';
const keyOf = (given: Given = {}, locale: 'ru' | 'en' = 'en', schema = 'schema') =>
  cacheKey(
    { text, hash: hash('sha256', given.text ?? text), operationName: undefined, variables: {}, ...given },
    locale,
    schema,
  );

describe('the key of an answer', () => {
  it('is the same for the same question, however it is put', () => {
    const key = keyOf({ variables: { a: 1, b: { c: [1, { d: 2, e: null }] } } });
    expect(keyOf({ variables: { b: { c: [1, { e: null, d: 2 }] }, a: 1.0 } })).toEqual(key);
    expect(
      keyOf({ text: null, hash: hash('sha256', text), variables: { a: 1, b: { c: [1, { d: 2, e: null }] } } }),
    ).toEqual(key);
  });

  it.each<[string, () => ReturnType<typeof keyOf>]>([
    ['text', () => keyOf({ text: `${text} ` })],
    ['variables', () => keyOf({ variables: { a: 1 } })],
    ['nothing where there was null', () => keyOf({ variables: { a: null } })],
    ['a text that looks like a number', () => keyOf({ variables: { a: '1' } })],
    ['a list in another order', () => keyOf({ variables: { a: [2, 1] } })],
    ['operation', () => keyOf({ operationName: 'Q' })],
    ['an operation of a cunning name', () => keyOf({ operationName: 'null\n{}' })],
    ['language', () => keyOf({}, 'ru')],
    ['schema', () => keyOf({}, 'en', 'another')],
  ])('is another for another %s', (_, other) => {
    const others = [keyOf(), keyOf({ variables: { a: [1, 2] } })].map((key) => key?.id);
    expect(others).not.toContain(other()?.id);
  });

  it.each([
    'mutation { signOut }',
    'query A { a } mutation B { b }',
    '#\nsubscription { a }',
    'query A { a }mutation{b}',
  ])('is none for what may be no query: %s', (other) => {
    expect(keyOf({ text: other })).toBeNull();
  });

  it('is none for variables that nobody means', () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    expect(keyOf({ variables: { deep } })).toBeNull();
  });

  it('keeps fields that objects have by nature', () => {
    const given = JSON.parse('{ "__proto__": 1, "constructor": 2 }') as Record<string, unknown>;
    expect(keyOf({ variables: given })?.id).not.toBe(keyOf()?.id);
  });
});
