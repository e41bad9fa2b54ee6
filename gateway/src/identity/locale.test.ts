import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { chooseLocale } from './locale.ts';

describe('the language of an answer', () => {
  it.each([
    ['what is said outright', 'en', 'ru', 'en'],
    ['the browser’s first wish', undefined, 'en-US,en;q=0.9,ru;q=0.8', 'en'],
    ['the best wish, whatever the order', undefined, 'en;q=0.5, ru;q=0.9', 'ru'],
    ['the best of those we speak', undefined, 'de, fr;q=0.9, en;q=0.1', 'en'],
    ['not one that is refused', undefined, 'en;q=0', 'ru'],
    ['the house’s own for those we do not speak', undefined, 'de-AT', 'ru'],
    ['the house’s own for whoever says nothing', undefined, undefined, 'ru'],
    ['the house’s own for what is no wish', 'tlh', ';;q=x,,', 'ru'],
    [
      'none that stands further back than is read',
      undefined,
      `${'de,'.repeat(operationBounds.wishes.limit / 2)}en`,
      'ru',
    ],
  ])('is %s', (_, outright, header, expected) => {
    expect(chooseLocale(outright, header)).toBe(expected);
  });
});
