import { addWorkingDays, dayOf, isWorkingDay } from './calendar.ts';

describe('a day of the house', () => {
  it.each([
    ['2026-03-05T20:59:59.999Z', '2026-03-05'],
    ['2026-03-05T21:00:00.000Z', '2026-03-06'],
    ['2026-12-31T21:30:00.000Z', '2027-01-01'],
  ])('begins at midnight in Moscow, which is 21:00 in UTC: %s is of %s', (moment, day) => {
    expect(dayOf(new Date(moment))).toBe(day);
  });

  it.each([
    ['Friday 23:59', '2026-03-06T20:59:00.000Z', true],
    ['Saturday 00:00', '2026-03-06T21:00:00.000Z', false],
    ['Sunday 23:59', '2026-03-08T20:59:00.000Z', false],
    ['Monday 02:59', '2026-03-08T23:59:00.000Z', true],
  ])('is a working day from Monday to Friday: %s', (_, moment, isWorking) => {
    expect(isWorkingDay(new Date(moment))).toBe(isWorking);
  });
});

describe('working days', () => {
  it('do not count the weekend', () => {
    const friday = new Date('2026-03-06T12:00:00.000Z');
    expect(addWorkingDays(friday, 1).toISOString()).toBe('2026-03-09T12:00:00.000Z');
    expect(addWorkingDays(friday, 10).toISOString()).toBe('2026-03-20T12:00:00.000Z');
  });

  it.each([0, 1, 2])('from between midnight and three end on no Saturday: Friday %d:30', (hour) => {
    const friday = new Date(`2026-03-06T0${String(hour)}:30:00.000+03:00`);
    const ready = addWorkingDays(friday, 1);
    expect(dayOf(ready)).toBe('2026-03-09');
    expect(ready.getTime()).toBe(new Date(`2026-03-09T0${String(hour)}:30:00.000+03:00`).getTime());
  });

  it('from every hour of a week end on working days, in their order', () => {
    const monday = new Date('2026-03-02T00:00:00.000+03:00').getTime();
    const ends = Array.from({ length: 7 * 24 }, (_, hours) => addWorkingDays(new Date(monday + hours * 3_600_000), 3));
    expect(ends.every(isWorkingDay)).toBe(true);
  });
});
