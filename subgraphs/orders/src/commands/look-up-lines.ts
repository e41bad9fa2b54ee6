import { setTimeout as pause } from 'node:timers/promises';
import { textBounds } from '@alexandrite/contracts/bounds/texts';
import type { SignedInIdentity } from '@alexandrite/contracts/identity';
import { isTellable, multiplyMoney } from '@alexandrite/contracts/money';
import { accept, type Outcome, type Refused, refuse } from '@alexandrite/contracts/outcome';
import { newId } from '@alexandrite/service-kit/ids';
import { invalidInput, notFound } from '@alexandrite/service-kit/refusals';
import { totalOf } from '../domain/order-total.ts';
import type { OrderLine } from '../domain/order.ts';
import { choiceFault, completeChoices } from '../domain/piece-choices.ts';
import type { KnownProduct, KnownQuote } from '../store/index.ts';
import type { OrderDesk } from './order-desk.ts';

/** A line as the caller asks for it. */
export interface WantedLine {
  readonly productId?: string | null | undefined;
  readonly quoteId?: string | null | undefined;
  readonly quantity?: number | null | undefined;
  readonly metal?: string | null | undefined;
  readonly size?: string | null | undefined;
}

export type LineRefusal = 'NotFound' | 'QuoteRefused' | 'InvalidInput';

const mostPieces = textBounds.pieces.limit;
const longestMetal = textBounds.metal.limit;
const longestSize = textBounds.size.limit;

/** A quote is known here a moment after pricing answered it: how long that moment is waited for, and how often looked. */
const quoteWait = { tries: 30, pauseMs: 50 };

/** Turns what is asked for into lines with titles and, where they are known, prices. Refuses the first bad line. */
export async function lookUpLines(
  desk: OrderDesk,
  caller: SignedInIdentity,
  wanted: readonly WantedLine[],
): Promise<Outcome<OrderLine[], LineRefusal>> {
  const products = await findProducts(desk, wanted);
  const quotes = await awaitQuotes(desk, wanted);
  const lines: OrderLine[] = [];
  let taxRegion: string | null = null;
  for (const [index, line] of wanted.entries()) {
    const made = makeLine(line, index, caller, products, quotes, desk.clock());
    if (!made.ok) return made;
    const region: string | null = (line.quoteId ? quotes.get(line.quoteId)?.taxRegion : null) ?? taxRegion;
    // An order goes to one country: prices that hold the taxes of two could never be submitted.
    if (taxRegion !== null && region !== taxRegion) {
      return invalidInput('TAX_REGIONS_MIXED', `lines.${index}.quoteId`, { first: taxRegion, second: region });
    }
    taxRegion = region;
    lines.push(made.value);
  }
  // What cannot be told as an amount cannot be ordered: one such line would break every list that it is in.
  if (!canBeTold(lines)) return invalidInput('TOTAL_TOO_LARGE', 'lines');
  return accept(lines);
}

/** Whether every line, and all together, can be told as amounts. */
const canBeTold = (lines: readonly OrderLine[]): boolean =>
  totalOf(lines).kind !== 'TOO_LARGE' && lines.every(({ price }) => price === null || isTellable(price));

function makeLine(
  line: WantedLine,
  index: number,
  caller: SignedInIdentity,
  products: ReadonlyMap<string, KnownProduct>,
  quotes: ReadonlyMap<string, KnownQuote>,
  now: Date,
): Outcome<OrderLine, LineRefusal> {
  const field = (name: string): string => `lines.${index}.${name}`;
  const { quantity } = line;
  if (typeof quantity === 'number' && (quantity < 1 || quantity > mostPieces)) {
    return invalidInput('QUANTITY_RANGE', field('quantity'), { most: mostPieces });
  }
  if ((line.size ?? '').length > longestSize) {
    return invalidInput('SIZE_LENGTH', field('size'), { most: longestSize });
  }
  if ((line.metal ?? '').length > longestMetal) {
    return invalidInput('METAL_NOT_OFFERED', field('metal'));
  }
  if (line.productId && !line.quoteId) {
    const product = products.get(line.productId);
    return product ? productLine(product, line, field) : notFound('PRODUCT_NOT_FOUND');
  }
  if (line.quoteId && !line.productId) {
    const quote = quotes.get(line.quoteId);
    // Somebody else's quote looks like one that does not exist.
    if (quote?.ownerId !== caller.accountId) return notFound('QUOTE_NOT_FOUND');
    const refused = refuseQuote(quote, quantity, now);
    return refused ?? accept(quoteLine(quote));
  }
  return invalidInput('PRODUCT_OR_QUOTE', field('productId'));
}

function productLine(
  product: KnownProduct,
  { quantity, metal = null, size = null }: WantedLine,
  field: (name: string) => string,
): Outcome<OrderLine, LineRefusal> {
  const choices = completeChoices({ metal, size }, product);
  const fault = choiceFault(choices, product);
  if (fault === 'METAL_NOT_OFFERED') return invalidInput(fault, field('metal'));
  if (fault === 'SIZE_NOT_OFFERED') return invalidInput(fault, field('size'));
  return accept({
    id: newId('lin'),
    title: product.name,
    quantity: quantity ?? 1,
    ...priceOfPieces(product, quantity ?? 1),
    productId: product.productId,
    ...choices,
    quoteId: null,
    modelId: null,
  });
}

/** What pieces of the catalogue cost now, and how long one takes. */
export function priceOfPieces({ price, leadTimeDays }: KnownProduct, quantity: number) {
  return { price: multiplyMoney(price, quantity), leadTimeDays };
}

function quoteLine(quote: KnownQuote): OrderLine {
  return {
    id: newId('lin'),
    title: quote.title,
    quantity: quote.quantity,
    price: quote.price,
    leadTimeDays: quote.leadTimeDays,
    productId: null,
    metal: null,
    size: null,
    quoteId: quote.quoteId,
    modelId: quote.modelId,
  };
}

function refuseQuote(
  quote: KnownQuote,
  quantity: number | null | undefined,
  now: Date,
): Refused<'QuoteRefused'> | null {
  const { quoteId } = quote;
  if (quote.status === 'FAILED') return refuse('QuoteRefused', 'QUOTE_FAILED', { quoteId });
  if (quote.validUntil && quote.validUntil <= now) return refuse('QuoteRefused', 'QUOTE_EXPIRED', { quoteId });
  if (typeof quantity === 'number' && quantity !== quote.quantity) {
    return refuse('QuoteRefused', 'QUOTE_QUANTITY_DIFFERS', { quoteId, quoted: quote.quantity });
  }
  return null;
}

async function findProducts({ store }: OrderDesk, wanted: readonly WantedLine[]): Promise<Map<string, KnownProduct>> {
  const ids = wanted.flatMap(({ productId }) => (productId ? [productId] : []));
  const found = ids.length === 0 ? [] : await store.products.find(ids);
  return new Map(found.map((product) => [product.productId, product]));
}

/** Pricing answers a quote before its event has come here: a client that orders at once waits for it a moment. */
async function awaitQuotes({ store }: OrderDesk, wanted: readonly WantedLine[]): Promise<Map<string, KnownQuote>> {
  const ids = [...new Set(wanted.flatMap(({ quoteId }) => (quoteId ? [quoteId] : [])))];
  for (let tries = 1; ; tries += 1) {
    const found = ids.length === 0 ? [] : await store.quotes.find(ids);
    if (found.length === ids.length || tries === quoteWait.tries) {
      return new Map(found.map((quote) => [quote.quoteId, quote]));
    }
    await pause(quoteWait.pauseMs);
  }
}
