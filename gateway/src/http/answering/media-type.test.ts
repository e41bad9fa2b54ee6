import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { chooseMediaType } from './media-type.ts';

const plain = 'application/json';
const specified = 'application/graphql-response+json';

describe('the form of an answer', () => {
  it.each([
    [undefined, plain],
    ['', plain],
    ['*/*', plain],
    ['application/*', plain],
    ['application/json', plain],
    ['Application/JSON; charset=UTF-8', plain],
    ['application/json;charset="utf-8"', plain],
    [specified, specified],
    [`${specified}; charset=utf-8, application/json; charset=utf-8`, specified],
    [`${specified}, application/json;q=0.9`, specified],
    [`application/json;q=0.5, ${specified};q=0.6`, specified],
    [`application/json, ${specified}`, plain],
    [`*/*, ${specified}`, specified],
    [`${specified};q=0.5, */*`, plain],
    [`application/json;q=0, */*;q=0.1`, specified],
    ['text/html,application/xhtml+xml,*/*;q=0.8', plain],
    ['application/json; charset=koi8-r, application/graphql-response+json', specified],
  ])('follows what the client likes best: %s', (accept, expected) => {
    expect(chooseMediaType(accept)).toBe(expected);
    expect(chooseMediaType(accept)).toBe(expected);
  });

  it.each([
    ...['text/html', 'application/xml, text/*', 'application/json;q=0', 'application/json; charset=koi8-r'],
    `${'a,'.repeat(operationBounds.wishes.limit / 2)}${plain}`,
  ])('is none for who accepts none: %s', (accept) => {
    expect(chooseMediaType(accept)).toBeNull();
  });
});
