import { pieceChoiceFrom, searchOf } from './choose-piece.ts';

const ring = { metals: ['ROSE_GOLD', 'PLATINUM'], sizes: ['16', '17', '18'] };

describe('the choice of metal and size', () => {
  it('begins with the pictured metal and the middle size', () => {
    expect(pieceChoiceFrom(ring, {})).toEqual({ metal: 'ROSE_GOLD', size: '17' });
  });

  it('has no size where size does not apply', () => {
    expect(pieceChoiceFrom({ metals: ['SILVER'], sizes: [] }, { size: '17' })).toEqual({ metal: 'SILVER', size: null });
  });

  it('survives in the address', () => {
    const choice = { metal: 'PLATINUM', size: '18' };
    expect(pieceChoiceFrom(ring, Object.fromEntries(new URLSearchParams(searchOf(choice))))).toEqual(choice);
  });

  it('takes no metal that is not offered', () => {
    expect(pieceChoiceFrom(ring, { metal: 'LEAD' }).metal).toBe('ROSE_GOLD');
  });
});
