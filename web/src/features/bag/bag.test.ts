import { bagFrom, countPieces, keyOf, mostEntries, put, setQuantity, type BagEntry } from './bag.ts';

const anEntry = (change: Partial<BagEntry> = {}): BagEntry => ({
  slug: 'eventide',
  metal: 'ROSE_GOLD',
  size: '17',
  quantity: 1,
  ...change,
});

describe('the bag', () => {
  it('adds up pieces of the same metal and size', () => {
    expect(put([anEntry()], anEntry({ quantity: 2 }))).toEqual([anEntry({ quantity: 3 })]);
  });

  it('keeps another size apart', () => {
    const bag = put([anEntry()], anEntry({ size: '18' }));
    expect(bag).toHaveLength(2);
    expect(countPieces(bag)).toBe(2);
  });

  it('drops an entry when none is left of it', () => {
    expect(setQuantity([anEntry()], keyOf(anEntry()), 0)).toEqual([]);
  });

  it('takes no more than an order can hold', () => {
    const full = Array.from({ length: mostEntries }, (_, index) => anEntry({ slug: `piece-${String(index)}` }));
    expect(put(full, anEntry({ slug: 'one-more' }))).toHaveLength(mostEntries);
  });

  it.each([null, '', 'nonsense', '{}', '[{"slug":"x"}]', '[{"slug":"x","metal":"SILVER","size":null,"quantity":0}]'])(
    'is empty when what was kept cannot be read: %p',
    (text) => {
      expect(bagFrom(text)).toEqual([]);
    },
  );
});
