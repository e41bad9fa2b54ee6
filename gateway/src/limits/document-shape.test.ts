import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { parse } from 'graphql';
import { documentShape } from './document-shape.ts';

const check = documentShape({ depth: 4, aliases: 3, rootFields: 3, directives: 2 });
const said = (text: string): string[] => check(parse(text)).map(({ message }) => message);

describe('the shape of a document', () => {
  it.each([
    ['small', '{ a b { c { d { e } } } }'],
    ['deep in fragments that are no fields', '{ a { ... { ... on A { b { c { d } } } } } }'],
    ['of several operations', 'query A { a b c } query B { a b c }'],
    ['in circles, which validation refuses', '{ a { ...F } } fragment F on A { b { ...F } }'],
  ])('may be %s', (_, text) => {
    expect(said(text)).toEqual([]);
  });

  it.each([
    ['deep', '{ a { b { c { d { e } } } } }', 'lie at most 4 fields deep; this document has 5.'],
    [
      'deep through fragments',
      '{ a { ...F } } fragment F on A { b { ...G } } fragment G on A { c { d { e } } }',
      'lie at most 4 fields deep; this document has 5.',
    ],
    ['full of aliases', '{ a: x { b: x c: x } d: x }', 'have at most 3 aliases; this document has 4.'],
    [
      'full of root fields',
      '{ a b ... { c } ...F } fragment F on Query { d }',
      'ask for at most 3 fields of the root; this document has 4.',
    ],
    ['full of directives', '{ a @x @y b @x }', 'have at most 2 directives; this document has 3.'],
  ])('may not be %s', (_, text, message) => {
    expect(said(text)).toEqual([`Operations ${message}`]);
  });

  it('has operations with names of a bounded length, which logs and spans repeat', () => {
    const { limit } = operationBounds.operationName;
    expect(said(`query ${'Q'.repeat(limit)} { a }`)).toEqual([]);
    expect(said(`query A { a } mutation ${'Q'.repeat(limit + 1)} { a }`)).toEqual([
      `The name of an operation has at most ${limit} characters.`,
    ]);
  });

  it('is measured in a look at each part, however often it is used', () => {
    const bomb = Array.from(
      { length: 40 },
      (_, index) => `fragment F${index} on A { ...F${index + 1} ...F${index + 1} }`,
    );
    expect(said(`{ a { ...F0 } } ${bomb.join(' ')} fragment F40 on A { b }`)).toEqual([]);
    expect(said(`{ ...F0 } ${bomb.join(' ')} fragment F40 on A { b }`)).toHaveLength(1);
  });
});
