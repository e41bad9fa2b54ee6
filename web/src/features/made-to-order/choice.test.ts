import { usualOrder, withMaterial, type Material } from './choice.ts';

const aMaterial = (id: string, finishes: readonly string[]): Material => ({
  id,
  name: id,
  color: '#cccccc',
  densityGramsPerCm3: 10,
  pricePerGram: { amountMinor: 100, currency: 'RUB' },
  finishes: finishes.map((finish) => ({ id: finish, name: finish })),
});

describe('the choice of a material', () => {
  const gold = aMaterial('gold', ['polished', 'satin']);
  const silver = aMaterial('silver', ['polished', 'oxidised']);

  it('begins with the first material and its usual finish', () => {
    expect(usualOrder([gold, silver])).toEqual({ materialId: 'gold', finishId: 'polished', quantity: 1, unit: 'MM' });
  });

  it('keeps the finish where the other material has it too', () => {
    expect(withMaterial({ ...usualOrder([gold]), finishId: 'polished' }, silver).finishId).toBe('polished');
  });

  it('takes the usual finish where it does not', () => {
    expect(withMaterial({ ...usualOrder([gold]), finishId: 'satin' }, silver).finishId).toBe('polished');
  });
});
