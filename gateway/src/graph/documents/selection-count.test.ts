import { parse } from 'graphql';
import { tooManySelections } from './selection-count.ts';

/** Each fragment holds the next one ten times. */
const nested = (depth: number): string =>
  Array.from({ length: depth }, (_, level) => {
    const inner = level + 1 < depth ? `...f${level + 1} `.repeat(10) : 'id';
    return `fragment f${level} on Product { ${inner} }`;
  }).join('\n');

describe('the number of fields that an operation asks for', () => {
  it('is bounded, though the text is short', () => {
    expect(tooManySelections(parse(`{ product { ...f0 } } ${nested(3)}`))).toEqual([]);
    expect(tooManySelections(parse(`{ product { ...f0 } } ${nested(4)}`))).toHaveLength(1);
  });

  it('is counted in the time that reading takes', () => {
    expect(tooManySelections(parse(`{ product { ...f0 } } ${nested(300)}`))).toHaveLength(1);
  });

  it('is counted for each operation, and ends at circles', () => {
    const circle = 'fragment a on Product { ...b id } fragment b on Product { ...a id }';
    expect(tooManySelections(parse(`query A { product { ...a } } query B { product { ...b } } ${circle}`))).toEqual([]);
  });
});
