import { fitsJson } from './json-shape.ts';

const limits = { nodes: 10, depth: 3 };

describe('a text of JSON', () => {
  it.each([
    ['few values', '{"a": [1, 2, 3], "b": {"c": null}}'],
    ['brackets and commas within texts', `{"a": "${'[,{'.repeat(50)}"}`],
    ['quotes within texts', String.raw`{"a": "\\\"[[[[[[", "b": "\\"}`],
    ['no end', '{"a": "'],
    ['more that closes than opens', ']]]]'],
  ])('is parsed with %s', (_, text) => {
    expect(fitsJson(text, limits)).toBe(true);
  });

  it.each([
    ['many values', `[${'1,'.repeat(20)}1]`],
    ['many empty objects', `[${'{}'.repeat(20)}]`],
    ['much in each other', '[[[[1]]]]'],
    ['much in each other behind a text that ends in a backslash', String.raw`{"a": "\\", "b": [[[1]]]}`],
  ])('is not with %s', (_, text) => {
    expect(fitsJson(text, limits)).toBe(false);
  });
});
