import type { RegionalTax } from '../price-rules.ts';

/*
 * General rates of value added tax. Parcels to the neighbours of the customs union are delivered with tax paid, so that
 * the customer pays nothing at the door; to anywhere else is export, at 0 % (Russian Tax Code, article 164, clause 1).
 * RU: 22 % since 1 January 2026 (Tax Code, article 164, clause 3). KZ: 16 % since 1 January 2026 (Tax Code 214-VIII).
 * BY, AM 20 % and KG 12 %: their tax codes' general rates as the house applies them; the accountant confirms changes.
 */
export const houseTaxes: readonly RegionalTax[] = [
  { region: 'RU', share: 0.22 },
  { region: 'BY', share: 0.2 },
  { region: 'KZ', share: 0.16 },
  { region: 'AM', share: 0.2 },
  { region: 'KG', share: 0.12 },
];
