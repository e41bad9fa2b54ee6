import { changeProduct, mayEditCatalogue, refuseChange } from './product-change.ts';
import { productOf } from './product.ts';

const piece = productOf('prd_1', {
  slug: 'ring',
  kind: 'RING',
  collectionSlug: 'dusk',
  name: { ru: 'Кольцо', en: 'Ring' },
  description: { ru: 'Витое.', en: 'Twisted.' },
  price: { amountMinor: 100_000, currency: 'RUB' },
  leadTimeDays: 10,
  metals: ['SILVER'],
  stones: [],
  sizes: [],
  massGrams: 3,
  position: 0,
});

describe('a change of a piece', () => {
  it.each([
    [{ name: { ru: ' ' } }, 'name.ru'],
    [{ name: { en: 'x'.repeat(121) } }, 'name.en'],
    [{ description: { en: 'x'.repeat(2_001) } }, 'description.en'],
    [{ priceMinor: 99 }, 'priceMinor'],
    [{ priceMinor: 1_000_000_001 }, 'priceMinor'],
    [{ leadTimeDays: 0 }, 'leadTimeDays'],
    [{}, null],
  ])('%j is refused', (change, field) => {
    expect(refuseChange(change)).toMatchObject({ type: 'InvalidInput', fields: { field } });
  });

  it('leaves what it does not name, in the other language too', () => {
    const changed = changeProduct(piece, { name: { en: 'Band' }, priceMinor: 90_000 });
    expect(changed).toMatchObject({
      name: { ru: 'Кольцо', en: 'Band' },
      description: piece.description,
      price: { amountMinor: 90_000, currency: 'RUB' },
      leadTimeDays: 10,
    });
    expect(changed.searchWords).toEqual({ ru: ['кольцо', 'витое'], en: ['band', 'twisted'] });
  });

  it('is remembered apart from what the release says, and adds to what was changed before', () => {
    const changed = changeProduct(changeProduct(piece, { leadTimeDays: 12 }), { name: { ru: 'Перстень' } });
    expect(changed.edits).toEqual({ leadTimeDays: 12, name: { ru: 'Перстень', en: 'Ring' } });
  });

  it('that changes nothing is none', () => {
    expect(changeProduct(piece, { name: { ru: ' Кольцо ' }, priceMinor: 100_000 })).toBe(piece);
  });

  it('keeps lines and drops signs that nobody sees', () => {
    const { description } = changeProduct(piece, { description: { en: 'One.\nTwo.\u200b ' } });
    expect(description.en).toBe('One.\nTwo.');
  });

  it.each(['One.\u202e', 'One.\u0007'])('is refused with signs that spoil what stands around them: %j', (en) => {
    expect(refuseChange({ description: { en } })).toMatchObject({
      code: 'TEXT_SIGNS',
      fields: { field: 'description.en' },
    });
  });

  it('is for managers and administrators', () => {
    const may = (...roles: ('SELLER' | 'MANAGER' | 'ADMIN' | 'PARTNER')[]): boolean =>
      mayEditCatalogue({ accountId: 'acc_1', displayName: '', roles, locale: 'ru' });
    expect([may('MANAGER'), may('ADMIN'), may('SELLER'), may('PARTNER')]).toEqual([true, true, false, false]);
  });
});
