import { riskAt, type Due } from './risk.ts';

const now = new Date('2026-03-14T12:00:00.000Z');
const aDue = (change: Partial<Due> = {}): Due => ({
  dueAt: '2026-03-20T12:00:00.000Z',
  stage: 'QUEUED',
  risk: 'ON_TRACK',
  ...change,
});

describe('riskAt', () => {
  it('is what the API said while nothing has changed', () => {
    expect(riskAt(aDue(), now)).toBe('ON_TRACK');
  });

  it('notices that a date has come near since it was read', () => {
    expect(riskAt(aDue({ dueAt: '2026-03-16T11:59:00.000Z' }), now)).toBe('DUE_SOON');
  });

  it('notices that a date has passed', () => {
    expect(riskAt(aDue({ dueAt: '2026-03-14T12:00:00.000Z', risk: 'DUE_SOON' }), now)).toBe('LATE');
  });

  it('never says less than the API, whose clock counts', () => {
    expect(riskAt(aDue({ risk: 'LATE' }), now)).toBe('LATE');
    expect(riskAt(aDue({ risk: 'DUE_SOON' }), now)).toBe('DUE_SOON');
  });

  it('does not worry about what is shipped', () => {
    expect(riskAt(aDue({ dueAt: '2026-03-01T12:00:00.000Z', stage: 'SHIPPED' }), now)).toBe('ON_TRACK');
  });
});
