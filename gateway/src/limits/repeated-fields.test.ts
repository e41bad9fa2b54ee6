import { parse } from 'graphql';
import { repeatedFields } from './repeated-fields.ts';

const isFine = (text: string): boolean => repeatedFields(parse(text)).length === 0;
const times = (count: number, text: string): string => `${text} `.repeat(count);

describe('the same field again and again', () => {
  it.each([
    ['five times', `{ ${times(5, 'a')} }`],
    ['often in different places', `{ ${times(4, 'a { b }')} c { ${times(4, 'b')} } }`],
    ['often by different names', `{ ${Array.from({ length: 30 }, (_, index) => `a${index}: a`).join(' ')} }`],
    ['in fragments', `{ ...F ...G } fragment F on Q { ${times(4, 'a')} } fragment G on Q { ${times(4, 'a')} }`],
  ])('may be written %s', (_, text) => {
    expect(isFine(text)).toBe(true);
  });

  it.each([
    ['six times', `{ ${times(6, 'a')} }`],
    ['deeper', `{ a { b { ${times(6, 'c')} } } }`],
    ['in fragments in place', `{ a ${times(5, '... { ... { a } }')} }`],
    ['by a name that it is given', `{ ${times(6, 'a: b')} }`],
    ['by fifty-one fragments', `{ ${times(51, '...F')} } fragment F on Q { a }`],
  ])('may not be written %s', (_, text) => {
    expect(isFine(text)).toBe(false);
  });
});
