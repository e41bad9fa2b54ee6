import { priceStage } from './quote-progress.ts';

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
