import { formatDateTime } from './format-date-time.ts';

describe('formatDateTime', () => {
  const lateInMoscow = '2026-03-14T21:30:00.000Z';

  it('tells a moment where the reader is', () => {
    expect(formatDateTime(lateInMoscow, 'moment', 'ru', 'UTC')).toBe('14 марта в 21:30');
    expect(formatDateTime(lateInMoscow, 'moment', 'ru', 'Europe/Moscow')).toBe('15 марта в 00:30');
  });

  it.each(['UTC', 'Europe/Moscow', 'Asia/Vladivostok', 'America/New_York'])(
    'tells a day as the house counted it, also to a reader in %s',
    (timeZone) => {
      expect(formatDateTime(lateInMoscow, 'day', 'ru', timeZone)).toBe('15 марта');
      expect(formatDateTime('2026-03-13T20:30:00.000Z', 'date', 'en', timeZone)).toBe('13 March 2026');
    },
  );

  it('puts the day before the month in English', () => {
    expect(formatDateTime(lateInMoscow, 'date', 'en', 'UTC')).toBe('15 March 2026');
  });
});
