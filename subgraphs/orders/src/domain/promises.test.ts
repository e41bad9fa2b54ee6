import { addWorkingDays, readyDate } from './promises.ts';

const friday = new Date('2026-03-06T12:00:00.000Z');

describe('a promised date', () => {
  it('does not count the weekend', () => {
    expect(addWorkingDays(friday, 1).toISOString()).toBe('2026-03-09T12:00:00.000Z');
    expect(addWorkingDays(friday, 10).toISOString()).toBe('2026-03-20T12:00:00.000Z');
  });

  it('is the lead time alone while production is idle', () => {
    expect(readyDate(5, { piecesAhead: 0, piecesPerDay: 20 }, friday)).toEqual(addWorkingDays(friday, 5));
  });

  it('moves back a day for every day of work ahead', () => {
    expect(readyDate(5, { piecesAhead: 45, piecesPerDay: 20 }, friday)).toEqual(addWorkingDays(friday, 7));
  });
});
