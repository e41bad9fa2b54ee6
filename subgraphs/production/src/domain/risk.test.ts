import { deliveryRisks, dueRangeOf, riskOf } from './risk.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const inHours = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

describe('the risk of a work order', () => {
  it('is none while more than two days are left', () => {
    expect(riskOf(new Date(inHours(48).getTime() + 1), 'QUEUED', now)).toBe('ON_TRACK');
  });

  it('is that it is due soon in the last two days', () => {
    expect(riskOf(inHours(48), 'QUEUED', now)).toBe('DUE_SOON');
    expect(riskOf(new Date(now.getTime() + 1), 'STARTED', now)).toBe('DUE_SOON');
  });

  it('is that it is late from its date on, until it is shipped', () => {
    expect(riskOf(now, 'QUEUED', now)).toBe('LATE');
    expect(riskOf(inHours(-100), 'PACKAGING', now)).toBe('LATE');
    expect(riskOf(inHours(-100), 'SHIPPED', now)).toBe('ON_TRACK');
  });

  it('has ranges that meet and do not overlap', () => {
    const ranges = deliveryRisks.map((risk) => dueRangeOf(risk, now));
    expect(ranges[0]?.after).toBeNull();
    expect(ranges.at(-1)?.until).toBeNull();
    for (const [index, { until }] of ranges.slice(0, -1).entries()) expect(ranges[index + 1]?.after).toEqual(until);
  });
});
