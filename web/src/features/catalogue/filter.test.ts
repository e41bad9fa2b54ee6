import { addressOf, choiceFrom, filterOf } from './filter.ts';

const anything = { kind: null, metal: null, collection: null, sort: 'FEATURED' } as const;

describe('choiceFrom', () => {
  it('reads what was chosen', () => {
    expect(choiceFrom({ kind: 'RING', metal: 'SILVER', collection: 'ural-dusk', sort: 'PRICE_ASC' })).toEqual({
      kind: 'RING',
      metal: 'SILVER',
      collection: 'ural-dusk',
      sort: 'PRICE_ASC',
    });
  });

  it('takes nonsense for anything', () => {
    expect(choiceFrom({ kind: 'SPOON', metal: ['SILVER'], collection: '../x', sort: '' })).toEqual(anything);
  });
});

describe('addressOf', () => {
  it('says nothing of what is anything', () => {
    expect(addressOf(anything)).toBe('/catalogue');
  });

  it('is read back as the same choice', () => {
    const choice = { kind: 'PENDANT', metal: 'PLATINUM', collection: 'thread', sort: 'PRICE_DESC' } as const;
    const search = new URL(addressOf(choice), 'http://shop').searchParams;
    expect(choiceFrom(Object.fromEntries(search))).toEqual(choice);
  });
});

describe('filterOf', () => {
  it('filters by nothing when anything will do', () => {
    expect(filterOf(anything)).toEqual({});
  });
});
