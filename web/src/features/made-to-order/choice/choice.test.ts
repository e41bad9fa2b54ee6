import {
  asInput,
  usualOrder,
  withMaterial,
  withMoreStones,
  withStonesAt,
  type Material,
  type PieceOrder,
  type Stone,
} from './choice.ts';

const aMaterial = (id: string, finishes: readonly string[]): Material => ({
  id,
  name: id,
  color: '#cccccc',
  densityGramsPerCm3: 10,
  pricePerGram: { amountMinor: 100, currency: 'RUB' },
  finishes: finishes.map((finish) => ({ id: finish, name: finish })),
});
const aStone = (id: string): Stone => ({
  id,
  name: id,
  diameterMm: 1.5,
  price: { amountMinor: 100, currency: 'RUB' },
});

const gold = aMaterial('gold', ['polished', 'satin']);
const silver = aMaterial('silver', ['polished', 'oxidised']);
const anOrder = (over: Partial<PieceOrder> = {}): PieceOrder => ({ ...usualOrder([gold, silver]), ...over });

describe('the choice of a material', () => {
  it('begins with the first material and its usual finish', () => {
    expect(anOrder()).toMatchObject({ materialId: 'gold', finishId: 'polished', quantity: 1 });
  });

  it('keeps the finish where the other material has it too', () => {
    expect(withMaterial(anOrder({ finishId: 'polished' }), silver).finishId).toBe('polished');
  });

  it('takes the usual finish where it does not', () => {
    expect(withMaterial(anOrder({ finishId: 'satin' }), silver).finishId).toBe('polished');
  });
});

describe('the choice of stones', () => {
  const stones = [aStone('ruby'), aStone('topaz')];

  it('offers a kind that is not chosen yet, until there is none', () => {
    const one = withMoreStones(anOrder(), stones);
    const two = withMoreStones(one, stones);
    expect(two.stones).toEqual([
      { stoneId: 'ruby', count: 1 },
      { stoneId: 'topaz', count: 1 },
    ]);
    expect(withMoreStones(two, stones)).toBe(two);
  });

  it('changes one kind, or takes it away', () => {
    const two = withMoreStones(withMoreStones(anOrder(), stones), stones);
    expect(withStonesAt(two, 1, { stoneId: 'topaz', count: 12 }).stones[1]).toEqual({ stoneId: 'topaz', count: 12 });
    expect(withStonesAt(two, 0, null).stones).toEqual([{ stoneId: 'topaz', count: 1 }]);
  });
});

describe('what is asked of the API', () => {
  it('leaves the unit to the file and says nothing of an engraving that is blank', () => {
    const input = asInput(anOrder({ engraving: '   ' }));
    expect(input).not.toHaveProperty('unit');
    expect(input).not.toHaveProperty('overrideFileUnit');
    expect(input).not.toHaveProperty('engraving');
  });

  it('says what was chosen', () => {
    expect(asInput(anOrder({ unit: 'CM', overrideFileUnit: true, engraving: ' Аня ', express: true }))).toMatchObject({
      unit: 'CM',
      overrideFileUnit: true,
      engraving: 'Аня',
      express: true,
    });
  });
});
