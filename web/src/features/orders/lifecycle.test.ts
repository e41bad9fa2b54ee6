import { lifecycle, outlookOf, stepsOf, toneOf } from './lifecycle.ts';

const moment = (minute: number) => `2026-03-14T12:${String(minute).padStart(2, '0')}:00.000Z`;
const reached = (...statuses: readonly (typeof lifecycle)[number][]) =>
  statuses.map((status, minute) => ({ kind: 'STATUS_CHANGED', status, at: moment(minute) }));

describe('stepsOf', () => {
  it('says what is done, what is at hand and what is ahead', () => {
    const steps = stepsOf({ status: 'SUBMITTED', timeline: reached('INITIATED', 'FILE_UPLOADED', 'SUBMITTED') });
    expect(steps.map(({ state }) => state).slice(0, 4)).toEqual(['done', 'done', 'current', 'ahead']);
    expect(steps[2]?.at).toBe(moment(2));
    expect(steps[3]?.at).toBeNull();
  });

  it('has nothing at hand once it is delivered', () => {
    const steps = stepsOf({ status: 'CLOSED', timeline: reached(...lifecycle) });
    expect(steps.every(({ state }) => state === 'done')).toBe(true);
  });

  it('stops a cancelled order where it was', () => {
    const timeline = [
      ...reached('INITIATED', 'FILE_UPLOADED', 'SUBMITTED'),
      { kind: 'STATUS_CHANGED', status: 'CANCELLED' as const, at: moment(9) },
    ];
    const steps = stepsOf({ status: 'CANCELLED', timeline });
    expect(steps.findIndex(({ state }) => state === 'current')).toBe(2);
  });

  it('does not take a problem for a step', () => {
    const timeline = [...reached('INITIATED'), { kind: 'PROBLEM_RAISED', status: 'SHIPPED' as const, at: moment(1) }];
    expect(stepsOf({ status: 'INITIATED', timeline }).filter(({ at }) => at !== null)).toHaveLength(1);
  });
});

describe('toneOf', () => {
  it('warns whatever the status when there is a problem', () => {
    expect(toneOf({ status: 'PRICE_CALCULATED', problem: { code: 'X', message: '' } })).toBe('waiting');
    expect(toneOf({ status: 'PRICE_CALCULATED', problem: null })).toBe('active');
  });
});

describe('outlookOf', () => {
  const promised = '2026-04-01T00:00:00.000Z';

  it('tells that it will be late before it is', () => {
    expect(outlookOf({ status: 'PACKAGING', promisedAt: promised, forecastAt: '2026-04-02T00:00:00.000Z' })).toBe(
      'late',
    );
    expect(outlookOf({ status: 'PACKAGING', promisedAt: promised, forecastAt: promised })).toBe('on-time');
  });

  it('promises nothing before the price is known', () => {
    expect(outlookOf({ status: 'SUBMITTED', promisedAt: null, forecastAt: null })).toBe('none');
  });

  it('forgets the date once the parcel is on its way', () => {
    expect(outlookOf({ status: 'SHIPPED', promisedAt: promised, forecastAt: null })).toBe('shipped');
  });
});
