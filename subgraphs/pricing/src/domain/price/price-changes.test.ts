import { housePriceList } from './rules/house-price-rules.ts';
import { priceChanges } from './price-changes.ts';
import { priced } from './test/pieces.ts';

describe('what changed in a price', () => {
  const before = priced({ stones: [{ stoneId: 'cubic-zirconia-1', count: 1 }], engraving: 'A' }).lines;

  it('is nothing when nothing did', () => {
    expect(priceChanges(before, before)).toEqual([]);
  });

  it('is the metal, and what follows from it, when the rate did', () => {
    const dearer = { ...housePriceList, ratesMinor: { ...housePriceList.ratesMinor, SILVER: 50_000 } };
    const after = priced({ stones: [{ stoneId: 'cubic-zirconia-1', count: 1 }], engraving: 'A' }, dearer).lines;
    const changes = priceChanges(before, after);
    expect(changes.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['METAL', 'MARGIN', 'TAX']));
    expect(changes.map(({ kind }) => kind)).not.toContain('LABOUR');
    const difference = changes.reduce(
      (sum, change) => sum + (change.after?.amountMinor ?? 0) - (change.before?.amountMinor ?? 0),
      0,
    );
    const total = (lines: typeof after): number => lines.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
    expect(difference).toBe(total(after) - total(before));
  });

  it('is the line that came, and the one that went', () => {
    const after = priced({ stones: [{ stoneId: 'diamond-1', count: 1 }] }).lines;
    const changes = priceChanges(before, after);
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'ENGRAVING', after: null }));
    expect(changes.filter(({ kind }) => kind === 'STONES')).toHaveLength(2);
  });
});
