import type { Localized } from '@alexandrite/contracts/locale';
import { Refusal } from '../http/refusal.ts';
import type { CallerKind } from './caller-kind.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';

const advice: Readonly<Record<CallerKind, Localized>> = {
  visitor: {
    ru: 'У тех, кто вошёл, запас свой.',
    en: 'Those who are signed in have an allowance of their own.',
  },
  account: { ru: 'Спрашивайте реже или меньше за раз.', en: 'Ask less often, or for less at once.' },
  partner: {
    ru: 'Спрашивайте реже или меньше за раз, а об изменениях узнавайте по подписке.',
    en: 'Ask less often, or for less at once, and follow changes by subscription.',
  },
  staff: { ru: 'Спрашивайте реже или меньше за раз.', en: 'Ask less often, or for less at once.' },
};

/** Made once for each wait: telling where in the code a refusal comes from costs more than the refusal. */
const made = new Map<string, Refusal>();

/**
 * Refuses a caller that has spent its points.
 * @param points those of a minute
 * @param waitMs until there are enough again
 */
export function rateLimitedFor(kind: CallerKind, points: number, waitMs: number): Refusal {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  const name = `${kind} ${points} ${seconds}`;
  const known = made.get(name);
  if (known) return known;
  const text = {
    ru: `Слишком много запросов. Повторите через ${seconds} с. ${advice[kind].ru}`,
    en: `Too many requests. Try again in ${seconds} s. ${advice[kind].en}`,
  };
  const headers = { 'retry-after': String(seconds), ...rateLimitHeaders(kind, points, 0) };
  const refusal = new Refusal(429, 'RATE_LIMITED', text, headers, { retryAfterSeconds: seconds });
  if (made.size > 1_000) made.clear();
  made.set(name, refusal);
  return refusal;
}

/** Refuses an operation that alone costs more than one may. */
export function tooDearOperation(cost: number, limit: number): Refusal {
  const text = {
    ru: `Операция стоит до ${cost} баллов, а можно не больше ${limit}. Спросите меньше: страницы поменьше, списки не в списках.`,
    en: `The operation costs up to ${cost} points, and ${limit} is the most. Ask for less: smaller pages, fewer lists in lists.`,
  };
  return new Refusal(400, 'COST_LIMIT_EXCEEDED', text, {}, { cost, limit });
}
