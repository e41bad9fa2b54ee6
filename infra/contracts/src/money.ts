/** ISO 4217 codes of the currencies prices are quoted in. */
export const currencies = ['RUB'] as const;
export type Currency = (typeof currencies)[number];

/** An amount of money: an integer of minor units (kopecks) and its currency. Never a float. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: Currency;
}

/**
 * The largest amount one order may come to, in minor units: 20 million roubles.
 * GraphQL's Int is 32 bits wide, so nothing above 2,147,483,647 can be told to a client.
 */
export const largestAmountMinor = 2_000_000_000;

/** Whether an amount can be told to a client. */
export const isTellable = ({ amountMinor }: Money): boolean => Math.abs(amountMinor) <= largestAmountMinor;

/** Times that a figure may grow or shrink unasked. Metals move by per cents; a slipped decimal point by ten times. */
const mostTimes = 3;

/** Whether a figure is so far from the one before that it may be a slip. From nothing, or to nothing, is far. */
export function isFarFrom(before: number, after: number): boolean {
  return before !== after && Math.max(before, after) > mostTimes * Math.min(before, after);
}

/** Adds amounts of one currency. Throws a RangeError on mixed currencies or a sum that is no safe integer. */
export function addMoney(first: Money, ...rest: readonly Money[]): Money {
  let amountMinor = first.amountMinor;
  for (const money of rest) {
    assertSameCurrency(first.currency, money.currency);
    amountMinor += money.amountMinor;
  }
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`${amountMinor} is not a whole number of minor units`);
  return { amountMinor, currency: first.currency };
}

/** There is one currency today; amounts of two must never be added once there are more. */
function assertSameCurrency(first: string, second: string): void {
  if (first !== second) throw new RangeError(`cannot add ${second} to ${first}`);
}

/** Multiplies an amount by a whole number of pieces. Throws a RangeError when `times` is not a whole number. */
export function multiplyMoney(money: Money, times: number): Money {
  if (!Number.isSafeInteger(times)) throw new RangeError(`${times} is not a whole number`);
  return { amountMinor: money.amountMinor * times, currency: money.currency };
}
