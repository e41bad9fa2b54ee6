import type { Identity } from '@alexandrite/contracts/identity';
import { type Connection, decodeCursor, pageSize, toConnection } from '@alexandrite/service-kit/connections';
import { requireReader } from '@alexandrite/service-kit/subgraph';
import * as z from 'zod';
import type { QuoteDesk } from '../commands/quote-desk.ts';
import type { PriceVersion, PublishedKind } from '../domain/price/rules/versions/price-version.ts';
import type { PriceVersions } from '../store/index.ts';

/** How a version stands to now. */
export type Standing = 'SCHEDULED' | 'IN_FORCE' | 'PAST';

/** A version as it is shown. */
export interface VersionShown<Kind extends PublishedKind> {
  readonly published: PriceVersion<Kind>;
  readonly standing: Standing;
}
export type RulesShown = VersionShown<'RULES'>;
export type RatesShown = VersionShown<'RATES'>;

interface PageRequest {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** Shows a version beside what is in force. */
export async function showVersion<Kind extends PublishedKind>(
  { clock }: QuoteDesk,
  history: PriceVersions<Kind>,
  published: PriceVersion<Kind>,
): Promise<VersionShown<Kind>> {
  const now = clock();
  return { published, standing: await standingOf(history, published, await history.numberInForce(now), now) };
}

/** What is scheduled is past already when a later version takes its place at the same moment. */
async function standingOf<Kind extends PublishedKind>(
  history: PriceVersions<Kind>,
  { version, effectiveFrom }: PriceVersion<Kind>,
  inForce: number | null,
  now: Date,
): Promise<Standing> {
  if (version === inForce) return 'IN_FORCE';
  if (effectiveFrom <= now) return 'PAST';
  return (await history.numberInForce(effectiveFrom)) === version ? 'SCHEDULED' : 'PAST';
}

/** The rules of a version, or those in force; null when there is no such version. @throws unless a manager asks */
export async function readPriceRules(
  desk: QuoteDesk,
  caller: Identity,
  version: number | null,
): Promise<RulesShown | null> {
  requireReader(caller, 'PriceRulesVersion');
  return readVersion(desk, desk.store.priceVersions.rules, version);
}

/** The rates in force. @throws unless a manager asks */
export async function readMetalRates(desk: QuoteDesk, caller: Identity): Promise<RatesShown> {
  requireReader(caller, 'MetalRatesVersion');
  const shown = await readVersion(desk, desk.store.priceVersions.rates, null);
  if (!shown) throw new Error('there are no metal rates: begin() comes first');
  return shown;
}

async function readVersion<Kind extends PublishedKind>(
  desk: QuoteDesk,
  history: PriceVersions<Kind>,
  version: number | null,
): Promise<VersionShown<Kind> | null> {
  const wanted = version ?? (await history.numberInForce(desk.clock()));
  const published = wanted === null ? null : await history.load(wanted);
  return published && showVersion(desk, history, published);
}

/** Versions of the rules, newest first. @throws unless a manager asks */
export async function listPriceRules(
  desk: QuoteDesk,
  caller: Identity,
  page: PageRequest,
): Promise<Connection<RulesShown>> {
  requireReader(caller, 'PriceRulesVersion');
  return list(desk, desk.store.priceVersions.rules, page);
}

/** Versions of the rates, newest first. @throws unless a manager asks */
export async function listMetalRates(
  desk: QuoteDesk,
  caller: Identity,
  page: PageRequest,
): Promise<Connection<RatesShown>> {
  requireReader(caller, 'MetalRatesVersion');
  return list(desk, desk.store.priceVersions.rates, page);
}

const versionKey = z.tuple([z.int()]);

async function list<Kind extends PublishedKind>(
  { clock }: QuoteDesk,
  history: PriceVersions<Kind>,
  { first, after }: PageRequest,
): Promise<Connection<VersionShown<Kind>>> {
  const size = pageSize(first, 20);
  const [below = null] = decodeCursor(after, versionKey) ?? [];
  const now = clock();
  const inForce = await history.numberInForce(now);
  const found = await history.list(size + 1, below);
  const shown = await Promise.all(
    found.map(async (published) => ({ published, standing: await standingOf(history, published, inForce, now) })),
  );
  return toConnection(shown, size, ({ published }) => [published.version]);
}
