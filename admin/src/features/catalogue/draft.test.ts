import type { EditingFragment } from '../../gql/graphql.ts';
import { changedFields, changeOf, type Draft, draftOf, faultOf, fieldOfRefusal } from './draft.ts';
import { foreignChanges, takeOver } from './merge.ts';

const editing: EditingFragment = {
  revision: 3,
  name: { ru: 'Кольцо', en: 'Ring' },
  description: { ru: 'Витое.\nТонкое.', en: 'Twisted.' },
  price: { amountMinor: 1_250_050, currency: 'RUB' },
  leadTimeDays: 10,
  changedAt: null,
  changedBy: null,
};
const base = draftOf(editing, 'ru');
const typed = (change: Partial<Draft>): Draft => ({ ...base, ...change });

describe('what was typed of a piece', () => {
  it('is no change when it means the same', () => {
    const same = { nameRu: ' Кольцо ', descriptionRu: 'Витое.\r\nТонкое.', price: '12500.50 ₽', leadTimeDays: '010' };
    expect(changedFields(typed(same), base)).toEqual([]);
    expect(changeOf(typed(same), base)).toEqual({});
  });

  it('is sent where it changes something, and nothing else is', () => {
    expect(changeOf(typed({ nameEn: 'Band ', price: '13 000' }), base)).toEqual({
      name: { en: 'Band' },
      priceMinor: 1_300_000,
    });
    expect(changeOf(typed({ descriptionRu: 'Витое.', leadTimeDays: '12' }), base)).toEqual({
      description: { ru: 'Витое.' },
      leadTimeDays: 12,
    });
  });

  it.each([
    ['nameRu', '  ', 'missing'],
    ['nameEn', 'x'.repeat(121), 'tooLong'],
    ['nameEn', '💍'.repeat(120), null],
    ['descriptionEn', 'x'.repeat(2_001), 'tooLong'],
    ['price', '', 'missing'],
    ['price', 'дорого', 'noPrice'],
    ['price', '0,99', 'priceRange'],
    ['price', '10 000 000,01', 'priceRange'],
    ['price', '10 000 000', null],
    ['leadTimeDays', '0', 'leadTime'],
    ['leadTimeDays', '366', 'leadTime'],
    ['leadTimeDays', '2,5', 'leadTime'],
    ['leadTimeDays', '365', null],
  ] as const)('is looked at before it is sent: %s %.12s', (field, text, fault) => {
    expect(faultOf(field, text)).toBe(fault);
  });

  it('is found by the name that the API has for it', () => {
    expect(fieldOfRefusal('name.ru')).toBe('nameRu');
    expect(fieldOfRefusal('priceMinor')).toBe('price');
    expect(fieldOfRefusal(null)).toBeUndefined();
  });
});

describe('what somebody else has changed meanwhile', () => {
  const theirs = typed({ nameRu: 'Перстень', price: '15 000', leadTimeDays: '14' });

  it('is taken over where nothing was typed, and to be chosen where something was', () => {
    const mine = typed({ nameRu: 'Колечко', descriptionEn: 'Twisted thrice.', leadTimeDays: '14 ' });
    const changes = foreignChanges(base, theirs, mine);
    expect(changes).toEqual([
      { field: 'nameRu', before: 'Кольцо', theirs: 'Перстень', mine: 'Колечко' },
      { field: 'price', before: base.price, theirs: '15 000', mine: null },
      { field: 'leadTimeDays', before: '10', theirs: '14', mine: null },
    ]);
    expect(takeOver(changes, mine)).toEqual({ ...mine, price: '15 000', leadTimeDays: '14' });
  });

  it('is nothing to choose when both did the same', () => {
    const changes = foreignChanges(base, theirs, theirs);
    expect(changes.map(({ mine }) => mine)).toEqual([null, null, null]);
  });
});
