import { setImmediate as others } from 'node:timers/promises';
import type { Identity } from '@alexandrite/contracts/identity';
import type { Localized } from '@alexandrite/contracts/locale';
import type { Money } from '@alexandrite/contracts/money';
import type { Refused } from '@alexandrite/contracts/outcome';
import type { Loaded } from '@alexandrite/service-kit/aggregates';
import { invalidInput } from '@alexandrite/service-kit/refusals';
import { requireRole } from '@alexandrite/service-kit/subgraph';
import { type CheckedRules, checkRules, rulesEdited } from '../commands/publish-price-rules.ts';
import { refuseMoment } from '../commands/publish-version.ts';
import type { QuoteDesk } from '../commands/quote-desk.ts';
import { changedRates, type RateToSet, refuseRateChanges } from '../commands/set-metal-rates.ts';
import { pricePiece } from '../domain/price/price-piece.ts';
import { refusalMessage } from '../domain/price/price-refusal.ts';
import type { PriceList } from '../domain/price/rules/price-rules.ts';
import type { Quote } from '../domain/quote/quote.ts';

/** What a quote would cost. */
export interface QuotePriceChange {
  readonly loaded: Loaded<Quote>;
  readonly priceNow: Money;
  /** Null: it would no longer be priced, and `refusal` says why. */
  readonly priceThen: Money | null;
  readonly refusal: Localized | null;
}

/** What other rules or rates would do to open quotes. */
export interface PriceChangePreview {
  readonly openQuoteCount: number;
  readonly computedCount: number;
  readonly sumNowMinor: number;
  readonly sumThenMinor: number;
  readonly dearerCount: number;
  readonly cheaperCount: number;
  readonly refusedCount: number;
  readonly largestChanges: readonly QuotePriceChange[];
}

/** Open quotes that are computed, and that are shown: what a manager waits for takes a second, and fits a page. */
const most = { computed: 500, shown: 20 };
/** Quotes computed before others get their turn: some ten milliseconds. */
const atATime = 20;

/** What is tried, and when it would take effect. */
interface Trial {
  /** Null: now. */
  readonly effectiveFrom?: Date | null | undefined;
}

interface RulesTrial extends Trial {
  readonly document: unknown;
  readonly editedFromVersion?: number | null | undefined;
}

interface RatesTrial extends Trial {
  readonly rates: readonly RateToSet[];
}

/** What open quotes would cost by these rules, at the rates in force then. @throws unless a manager asks */
export async function previewPriceRules(
  desk: QuoteDesk,
  caller: Identity,
  { document, editedFromVersion, effectiveFrom = null }: RulesTrial,
): Promise<PriceChangePreview | Extract<CheckedRules, { ok: false }> | Refused<'InvalidInput'>> {
  requireRole(caller, 'MANAGER', 'ADMIN');
  const checked = checkRules(document);
  if (!checked.ok) return checked;
  const refused = refuseMoment(effectiveFrom, desk.clock());
  if (refused) return refused;
  const edit = await rulesEdited(desk, { editedFromVersion, rules: checked.rules });
  if (!edit) return invalidInput('NO_SUCH_VERSION', 'editedFromVersion');
  const list = await desk.store.prices.inForceAt(effectiveFrom);
  return preview(desk, { ...list, rules: edit(list.rules) });
}

/** What open quotes would cost at these rates, by the rules in force then. @throws unless a manager asks */
export async function previewMetalRates(
  desk: QuoteDesk,
  caller: Identity,
  { rates, effectiveFrom = null }: RatesTrial,
): Promise<PriceChangePreview | Refused<'InvalidInput'>> {
  requireRole(caller, 'MANAGER', 'ADMIN');
  const refused = refuseMoment(effectiveFrom, desk.clock());
  if (refused) return refused;
  const list = await desk.store.prices.inForceAt(effectiveFrom);
  return (
    refuseRateChanges(list.ratesMinor, rates) ??
    preview(desk, { ...list, ratesMinor: changedRates(list.ratesMinor, rates) })
  );
}

async function preview({ store, clock }: QuoteDesk, list: PriceList): Promise<PriceChangePreview> {
  const now = clock();
  const [openQuoteCount, open] = await Promise.all([
    store.countOpenQuotes(now),
    store.findOpenQuotes(now, most.computed),
  ]);
  const changes: QuotePriceChange[] = [];
  for (const [index, loaded] of open.entries()) {
    if (index % atATime === atATime - 1) await others();
    const change = changeOf(loaded, list);
    if (change) changes.push(change);
  }
  const priced = changes.filter(({ priceThen }) => priceThen !== null);
  return {
    openQuoteCount,
    computedCount: changes.length,
    sumNowMinor: priced.reduce((sum, { priceNow }) => sum + priceNow.amountMinor, 0),
    sumThenMinor: priced.reduce((sum, { priceThen }) => sum + (priceThen?.amountMinor ?? 0), 0),
    dearerCount: priced.filter((change) => differenceMinor(change) > 0).length,
    cheaperCount: priced.filter((change) => differenceMinor(change) < 0).length,
    refusedCount: changes.length - priced.length,
    largestChanges: changes
      .filter((change) => differenceMinor(change) !== 0)
      .toSorted((a, b) => Math.abs(differenceMinor(b)) - Math.abs(differenceMinor(a)))
      .slice(0, most.shown),
  };
}

/** What would be lost with a price altogether is more than any difference. */
const differenceMinor = ({ priceNow, priceThen }: QuotePriceChange): number =>
  priceThen ? priceThen.amountMinor - priceNow.amountMinor : -Infinity;

function changeOf(loaded: Loaded<Quote>, list: PriceList): QuotePriceChange | null {
  const { price, measurement } = loaded.state;
  if (!price || !measurement) return null;
  const result = pricePiece({ ...loaded.state, measurement }, list);
  return {
    loaded,
    priceNow: price.total,
    priceThen: result.ok ? result.price.total : null,
    refusal: result.ok ? null : refusalMessage(result.refusal),
  };
}
