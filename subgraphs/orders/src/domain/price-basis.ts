import { type ChoiceFault, choiceFault, type PieceChoices, type PieceOptions } from './piece-choices.ts';

/** What a quote was priced for; the tax region is null where pricing has not told it yet. */
export interface QuoteBasis {
  readonly quoteId: string;
  readonly ownerId: string;
  readonly modelId: string;
  readonly quantity: number;
  readonly taxRegion: string | null;
}

/** What the prices of an order's lines rest on, as it is known now. */
export interface PriceBasis {
  readonly pieces: readonly (PieceOptions & { readonly productId: string })[];
  readonly quotes: readonly QuoteBasis[];
}

/** What of an order its prices depend on. */
export interface PricedOrder {
  readonly customerId: string;
  readonly delivery: { readonly country: string } | null;
  readonly lines: readonly PricedLine[];
}

interface PricedLine extends PieceChoices {
  readonly quantity: number;
  readonly productId: string | null;
  readonly quoteId: string | null;
  readonly modelId: string | null;
}

/** TAX_REGION_UNKNOWN: nobody can tell yet which tax the price holds. */
export type BasisFault = ChoiceFault | 'TAX_REGION_DIFFERS' | 'TAX_REGION_UNKNOWN' | 'QUOTED_OTHERWISE' | 'NOT_KNOWN';

/** Faults that a person may overlook: not told yet is not untrue. */
const unknowns: ReadonlySet<BasisFault> = new Set<BasisFault>(['CHOICES_UNKNOWN', 'TAX_REGION_UNKNOWN']);

/** Whether a fault says that a price is wrong, and not merely that nobody can tell. */
export const isUntrue = (fault: BasisFault): boolean => !unknowns.has(fault);

/**
 * Everything that is no longer so of what an order's prices were computed from; each fault once. Asked before an order
 * is submitted, by the approval rules, and before a seller approves: the order may be old, and the shop has moved on.
 */
export function basisFaults(order: PricedOrder, basis: PriceBasis): BasisFault[] {
  const found = order.lines.map((line) =>
    line.quoteId === null ? pieceFault(line, basis) : quoteFault(line, order, basis),
  );
  return [...new Set(found.filter((fault) => fault !== null))];
}

function quoteFault(
  line: PricedLine,
  { customerId, delivery }: PricedOrder,
  { quotes }: PriceBasis,
): BasisFault | null {
  const quote = quotes.find(({ quoteId }) => quoteId === line.quoteId);
  if (!quote) return 'NOT_KNOWN';
  const isSame = quote.ownerId === customerId && quote.modelId === line.modelId && quote.quantity === line.quantity;
  if (!isSame) return 'QUOTED_OTHERWISE';
  if (quote.taxRegion === null) return 'TAX_REGION_UNKNOWN';
  return delivery && delivery.country !== quote.taxRegion ? 'TAX_REGION_DIFFERS' : null;
}

function pieceFault(line: PricedLine, { pieces }: PriceBasis): BasisFault | null {
  const piece = pieces.find(({ productId }) => productId === line.productId);
  return piece ? choiceFault(line, piece) : 'NOT_KNOWN';
}
