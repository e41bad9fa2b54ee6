import { changesOf, listAt, valueAt, withValueAt } from './document.ts';

const rules = { materials: [{ id: 'gold', fineness: 0.585 }], casting: { perFlaskMinor: 90_000 }, quantityBreaks: [] };

describe('a document of price rules', () => {
  it('is read by path', () => {
    expect(valueAt(rules, 'materials.0.fineness')).toBe(0.585);
    expect(valueAt(rules, 'materials.7.fineness')).toBeUndefined();
    expect(valueAt(rules, 'casting.toString')).toBeUndefined();
    expect(listAt(rules, 'materials')).toHaveLength(1);
    expect(listAt(rules, 'casting')).toEqual([]);
  });

  it('is changed at a path without touching what it was made from', () => {
    const changed = withValueAt(rules, 'materials.0.fineness', 0.75);
    expect(valueAt(changed, 'materials.0.fineness')).toBe(0.75);
    expect(rules.materials[0]?.fineness).toBe(0.585);
    expect(valueAt(changed, 'casting')).toBe(rules.casting);
  });

  it('tells every value that is not what it was', () => {
    const changed = withValueAt(withValueAt(rules, 'casting.perFlaskMinor', 95_000), 'quantityBreaks', [
      { from: 10, discountShare: 0.05 },
    ]);
    expect(changesOf(rules, changed)).toEqual([
      { path: 'casting.perFlaskMinor', before: 90_000, after: 95_000 },
      { path: 'quantityBreaks.0.from', before: undefined, after: 10 },
      { path: 'quantityBreaks.0.discountShare', before: undefined, after: 0.05 },
    ]);
  });

  it('has not changed when all is as it was', () => {
    expect(changesOf(rules, structuredClone(rules))).toEqual([]);
  });
});
