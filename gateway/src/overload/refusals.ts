import { Refusal } from '../http/refusal.ts';

// Made once: telling where in the code a refusal comes from costs more than the refusal.

/** Refuses anybody, while there is too much to do. */
export const tooMuch = new Refusal(
  503,
  'SERVICE_UNAVAILABLE',
  {
    ru: 'Сейчас слишком много запросов. Повторите через секунду.',
    en: 'There are too many requests just now. Try again in a second.',
  },
  { 'retry-after': '1' },
);

/** Refuses a caller of whom too much waits already. */
export const tooManyAtOnce = new Refusal(
  429,
  'RATE_LIMITED',
  {
    ru: 'Слишком много запросов одновременно. Дождитесь ответов и повторите.',
    en: 'Too many requests at the same time. Wait for their answers, then try again.',
  },
  { 'retry-after': '1' },
  { retryAfterSeconds: 1 },
);
