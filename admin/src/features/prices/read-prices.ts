import { cache } from 'react';
import { MetalRatesDocument, PriceRuleHistoryDocument, PriceRulesDocument } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';
import { isDocument, type Json } from './document.ts';
import { pageSize } from './page-size.ts';
import type { RulesVersion } from './versions.ts';

/** The rates in force, and all versions of them, newest first. */
export async function readMetalRates() {
  const { metalRates, metalRateHistory } = await query(MetalRatesDocument, { first: pageSize });
  return { inForce: metalRates, history: metalRateHistory };
}

/** All versions of the rules, newest first. */
export async function readRuleHistory() {
  return (await query(PriceRuleHistoryDocument, { first: pageSize })).priceRuleHistory;
}

/** A version of the rules with its figures. */
export interface Rules extends RulesVersion {
  readonly document: Json;
}

/** The rules of a version, those in force where none is named; null when there is none. Asked once for a page and its metadata. */
export const readRules = cache(async (version: number | null): Promise<Rules | null> => {
  const { priceRules } = await query(PriceRulesDocument, { version });
  if (!priceRules) return null;
  const { document, ...rest } = priceRules;
  if (!isDocument(document)) throw new Error(`Version ${String(version)} of the rules is no document`);
  return { ...rest, document };
});
