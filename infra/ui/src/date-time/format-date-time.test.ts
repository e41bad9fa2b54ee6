import { formatDateTime } from './format-date-time.ts';

describe('formatDateTime', () => {
  const lateInMoscow = '2026-03-14T21:30:00.000Z';

  it('tells the day where the reader is', () => {
    expect(formatDateTime(lateInMoscow, 'day', 'ru', 'UTC')).toBe('14 марта');
    expect(formatDateTime(lateInMoscow, 'day', 'ru', 'Europe/Moscow')).toBe('15 марта');
  });

  it('puts the day before the month in English', () => {
    expect(formatDateTime(lateInMoscow, 'date', 'en', 'UTC')).toBe('14 March 2026');
  });
});
