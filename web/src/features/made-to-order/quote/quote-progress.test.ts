import { newerOf, priceStage } from './quote-progress.ts';

const now = new Date('2026-03-14T12:00:00Z');

describe('priceStage', () => {
  it('knows of nothing before it is asked', () => {
    expect(priceStage(null, now)).toBe('none');
  });

  it('follows the quote', () => {
    expect(priceStage({ status: 'QUEUED', validUntil: null }, now)).toBe('queued');
    expect(priceStage({ status: 'CALCULATING', validUntil: null }, now)).toBe('measuring');
    expect(priceStage({ status: 'FAILED', validUntil: null }, now)).toBe('impossible');
  });

  it('lets a price run out by the clock', () => {
    expect(priceStage({ status: 'READY', validUntil: '2026-03-14T12:00:01Z' }, now)).toBe('priced');
    expect(priceStage({ status: 'READY', validUntil: '2026-03-14T12:00:00Z' }, now)).toBe('expired');
  });
});

describe('the newer state of a quote', () => {
  const aState = (validUntil: string | null, id = 'quo_1') => ({ id, validUntil });

  it('is what was pushed', () => {
    const pushed = aState('2026-03-14T12:00:00Z');
    expect(newerOf(aState(null), pushed)).toBe(pushed);
    expect(newerOf(aState('2026-03-14T12:00:00Z'), pushed)).toBe(pushed);
  });

  it('is what was answered when the quote was priced again since', () => {
    const answered = aState('2026-03-17T12:00:00Z');
    expect(newerOf(answered, aState('2026-03-14T12:00:00Z'))).toBe(answered);
  });

  it('is never that of another quote', () => {
    const answered = aState(null);
    expect(newerOf(answered, aState('2026-03-14T12:00:00Z', 'quo_2'))).toBe(answered);
    expect(newerOf(null, answered)).toBeNull();
  });
});
