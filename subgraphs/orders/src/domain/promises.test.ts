import { addWorkingDays, dayOf } from '@alexandrite/contracts/calendar';
import { readyDate } from './promises.ts';

const friday = new Date('2026-03-06T12:00:00.000Z');

describe('a promised date', () => {
  it('is a working day in the zone that it is shown in, for who orders at night too', () => {
    const night = new Date('2026-03-06T01:30:00.000+03:00');
    expect(dayOf(readyDate(1, { piecesAhead: 0, piecesPerDay: 20 }, night))).toBe('2026-03-09');
  });

  it('is the lead time alone while production is idle', () => {
    expect(readyDate(5, { piecesAhead: 0, piecesPerDay: 20 }, friday)).toEqual(addWorkingDays(friday, 5));
  });

  it('moves back a day for every day of work ahead', () => {
    expect(readyDate(5, { piecesAhead: 45, piecesPerDay: 20 }, friday)).toEqual(addWorkingDays(friday, 7));
  });
});
