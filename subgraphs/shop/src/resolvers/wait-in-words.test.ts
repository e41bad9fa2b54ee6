import { waitInWords } from './wait-in-words.ts';

it.each([
  [1, 'in 1 second', 'через 1 секунду'],
  [32, 'in 32 seconds', 'через 32 секунды'],
  [60, 'in 1 minute', 'через 1 минуту'],
  [125, 'in 3 minutes', 'через 3 минуты'],
  [300, 'in 5 minutes', 'через 5 минут'],
])('%i seconds are “%s”, “%s”', (seconds, english, russian) => {
  expect(waitInWords(seconds, 'en')).toBe(english);
  expect(waitInWords(seconds, 'ru')).toBe(russian);
});
