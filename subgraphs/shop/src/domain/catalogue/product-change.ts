import { textBounds } from '@alexandrite/contracts/bounds/texts';
import { type Identity, hasRole } from '@alexandrite/contracts/identity';
import { type Locale, type Localized, locales } from '@alexandrite/contracts/locale';
import { isFarFrom } from '@alexandrite/contracts/money';
import { refuse, type Refused } from '@alexandrite/contracts/outcome';
import { tidyText } from '@alexandrite/contracts/texts';
import { type Product, type ProductEdits, productOf } from './product.ts';

/** What a manager changes of a catalogue piece; what is left out stays. */
export interface ProductChange {
  readonly name?: Partial<Record<Locale, string>>;
  readonly description?: Partial<Record<Locale, string>>;
  /** In kopecks, tax included. */
  readonly priceMinor?: number;
  /** Working days. */
  readonly leadTimeDays?: number;
}

const longestName = textBounds.productName.limit;
const longestDescription = textBounds.productDescription.limit;
const priceMinor = { least: 100, most: 1_000_000_000 };
const leadTimeDays = { least: 1, most: 365 };

/** Whether a caller may change the catalogue. */
export function mayEditCatalogue(caller: Identity): boolean {
  return hasRole(caller, 'MANAGER', 'ADMIN');
}

/** Refuses a change that makes no piece; the first thing that is wrong. */
export function refuseChange(change: ProductChange): Refused<'InvalidInput'> | null {
  if (Object.values(change).every((part) => part === undefined))
    return refuse('InvalidInput', 'NOTHING_TO_CHANGE', { field: null });
  return (
    refuseText('name', change.name, longestName) ??
    refuseText('description', change.description, longestDescription) ??
    refuseNumber('priceMinor', 'PRODUCT_PRICE', change.priceMinor, priceMinor) ??
    refuseNumber('leadTimeDays', 'PRODUCT_LEAD_TIME', change.leadTimeDays, leadTimeDays)
  );
}

/** Asks about a price that is far from the one before: nothing is written until it is confirmed. */
export function doubtPrice({ price }: Product, { priceMinor }: ProductChange): Refused<'InvalidInput'> | null {
  if (priceMinor === undefined || !isFarFrom(price.amountMinor, priceMinor)) return null;
  return refuse('InvalidInput', 'PRODUCT_PRICE_TO_CONFIRM', { field: 'confirmed' });
}

/** The piece with the change; the very same when that changes nothing. */
export function changeProduct(product: Product, change: ProductChange): Product {
  const { id, searchWords: _, edits, ...facts } = product;
  const wanted: ProductEdits = {
    ...(change.name ? { name: mergeText(product.name, change.name) } : {}),
    ...(change.description ? { description: mergeText(product.description, change.description) } : {}),
    ...(change.priceMinor === undefined ? {} : { price: { ...product.price, amountMinor: change.priceMinor } }),
    ...(change.leadTimeDays === undefined ? {} : { leadTimeDays: change.leadTimeDays }),
  };
  const isSame =
    (!wanted.name || sameText(wanted.name, product.name)) &&
    (!wanted.description || sameText(wanted.description, product.description)) &&
    (wanted.price?.amountMinor ?? product.price.amountMinor) === product.price.amountMinor &&
    (wanted.leadTimeDays ?? product.leadTimeDays) === product.leadTimeDays;
  return isSame ? product : productOf(id, facts, { ...edits, ...wanted });
}

function refuseText(
  field: 'name' | 'description',
  text: ProductChange['name'],
  most: number,
): Refused<'InvalidInput'> | null {
  for (const locale of locales) {
    const said = text?.[locale];
    if (said === undefined) continue;
    const tidy = tidyText(said, 'LINES');
    if (tidy === null) return refuse('InvalidInput', 'TEXT_SIGNS', { field: `${field}.${locale}` });
    // Characters as a person counts them, not UTF-16 units.
    const signs = Array.from(tidy).length;
    if (signs < 1 || signs > most)
      return refuse('InvalidInput', 'PRODUCT_TEXT_LENGTH', { field: `${field}.${locale}`, most });
  }
  return null;
}

function refuseNumber(
  field: string,
  code: string,
  value: number | undefined,
  bounds: { readonly least: number; readonly most: number },
): Refused<'InvalidInput'> | null {
  if (value === undefined || (value >= bounds.least && value <= bounds.most)) return null;
  return refuse('InvalidInput', code, { field, ...bounds });
}

function mergeText(before: Localized, change: Partial<Record<Locale, string>>): Localized {
  return {
    ru: change.ru === undefined ? before.ru : kept(change.ru),
    en: change.en === undefined ? before.en : kept(change.en),
  };
}

const sameText = (one: Localized, other: Localized): boolean => one.ru === other.ru && one.en === other.en;

/** A text as it is kept; refused before, where it cannot be. */
const kept = (text: string): string => tidyText(text, 'LINES') ?? '';
