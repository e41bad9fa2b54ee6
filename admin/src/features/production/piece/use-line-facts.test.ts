import { chosenFor, massOf } from './use-line-facts.ts';
import type { QueuedWork } from '../work-order.ts';

const aPiece: QueuedWork['lines'][number] = {
  title: 'Plain Vow',
  quantity: 1,
  metal: null,
  size: null,
  product: { id: 'prd_1', metals: ['YELLOW_GOLD', 'PLATINUM'], massGrams: 5.1, pictures: [] },
  quote: null,
};
const anOrder = (metal: string | null, size: string | null, productId = 'prd_1'): QueuedWork['order'] => ({
  id: 'ord_1',
  lines: [{ metal, size, product: { id: productId } }],
});

describe('chosenFor', () => {
  it('is what the customer chose', () => {
    const chosen = chosenFor({ lines: [aPiece], order: anOrder('PLATINUM', '16') }, 0);
    expect(chosen).toEqual({ isKnown: true, metal: 'PLATINUM', size: '16' });
  });

  it('is what the work order says, whatever became of the order', () => {
    const line = { ...aPiece, metal: 'PLATINUM', size: '16' };
    expect(chosenFor({ lines: [line], order: null }, 0)).toEqual({ isKnown: true, metal: 'PLATINUM', size: '16' });
  });

  it('is the usual metal where none was chosen', () => {
    expect(chosenFor({ lines: [aPiece], order: anOrder(null, null) }, 0).metal).toBe('YELLOW_GOLD');
  });

  it('is not guessed while the order cannot be read, nor taken from the line of another piece', () => {
    const unknown = { isKnown: false, metal: null, size: null };
    expect(chosenFor({ lines: [aPiece], order: null }, 0)).toEqual(unknown);
    expect(chosenFor({ lines: [aPiece], order: anOrder('PLATINUM', '16', 'prd_2') }, 0)).toEqual(unknown);
  });
});

describe('massOf', () => {
  it('is that of the catalogue for the usual metal and size', () => {
    expect(massOf(aPiece, { metal: 'YELLOW_GOLD', size: null })).toBe(5.1);
  });

  it('is not told for another metal or size', () => {
    expect(massOf(aPiece, { metal: 'PLATINUM', size: null })).toBeNull();
    expect(massOf(aPiece, { metal: 'YELLOW_GOLD', size: '16' })).toBeNull();
  });
});
