import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import type { Refused } from '@alexandrite/contracts/outcome';
import { invalidInput, notSignedIn } from '@alexandrite/service-kit/refusals';
import type { FineMetal, MetalRates } from '../domain/price/rules/metals.ts';
import { refuseRates } from '../domain/price/rules/refuse-rules.ts';
import { type Publication, type Publishing, publishVersion, refuseUnlessManager } from './publish-version.ts';
import type { QuoteDesk } from './quote-desk.ts';

/** A rate of one metal. */
export interface RateToSet {
  readonly metal: FineMetal;
  readonly pricePerGramMinor: number;
}

export interface SetMetalRates extends Publication {
  readonly rates: readonly RateToSet[];
}

/** The rates with some of them changed. */
export const changedRates = (rates: MetalRates, changes: readonly RateToSet[]): MetalRates => ({
  ...rates,
  ...Object.fromEntries(changes.map(({ metal, pricePerGramMinor }) => [metal, pricePerGramMinor])),
});

/** Says what is wrong with rates that are to be set: none, one twice, or one out of range. */
export function refuseRateChanges(rates: MetalRates, changes: readonly RateToSet[]): Refused<'InvalidInput'> | null {
  if (changes.length === 0) return invalidInput('NO_RATES', 'rates');
  const twice = changes.findIndex(({ metal }, index) => changes.findIndex((other) => other.metal === metal) < index);
  if (twice >= 0) return invalidInput('RATE_TWICE', `rates.${twice}.metal`);
  const [wrong] = refuseRates(changedRates(rates, changes));
  if (!wrong) return null;
  const at = changes.findIndex(({ metal }) => metal === wrong.path);
  return invalidInput('RATE_RANGE', `rates.${at}.pricePerGramMinor`);
}

/** Sets metal rates, as a new version of them. Managers only. */
export async function setMetalRates(
  desk: QuoteDesk,
  caller: Identity,
  input: SetMetalRates,
): Promise<Publishing<'RATES'>> {
  const refused = refuseUnlessManager(caller);
  if (refused) return refused;
  if (!isSignedIn(caller)) return notSignedIn();
  const { ratesMinor } = await desk.store.prices.inForce();
  const wrong = refuseRateChanges(ratesMinor, input.rates);
  if (wrong) return wrong;
  const { idempotencyKey, ...wanted } = input;
  return publishVersion(desk, { commandName: 'setMetalRates', history: desk.store.priceVersions.rates }, caller, {
    publication: { ...wanted, idempotencyKey },
    input: wanted,
    make: (before) => changedRates(before, input.rates),
    isFit: (rates) => refuseRates(rates).length === 0,
  });
}
