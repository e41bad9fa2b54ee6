import type { EditingFragment, UpdateProductInput } from '../../gql/graphql.ts';
import { readRoubles, roublesText } from './roubles.ts';

/** What is edited of a piece, in the order of the form. */
export const draftFields = ['nameRu', 'nameEn', 'descriptionRu', 'descriptionEn', 'price', 'leadTimeDays'] as const;
export type DraftField = (typeof draftFields)[number];

/** What stands in the fields, as it was typed. */
export type Draft = Readonly<Record<DraftField, string>>;

/** What the fields say of a piece as it is. */
export function draftOf({ name, description, price, leadTimeDays }: EditingFragment, locale: string): Draft {
  return {
    nameRu: name.ru,
    nameEn: name.en,
    descriptionRu: description.ru,
    descriptionEn: description.en,
    price: roublesText(price.amountMinor, locale),
    leadTimeDays: String(leadTimeDays),
  };
}

/** What is typed in a field, once for all ways of typing it: two that mean the same are the same. */
function meaningOf(field: DraftField, text: string): string {
  const trimmed = text.trim();
  if (field === 'price') return String(readRoubles(trimmed) ?? trimmed);
  if (field === 'leadTimeDays') return /^\d+$/.test(trimmed) ? String(Number(trimmed)) : trimmed;
  // A field of several lines gives what its system calls the end of a line.
  return trimmed.replaceAll('\r\n', '\n').normalize('NFC');
}

export const saysTheSame = (field: DraftField, one: string, other: string): boolean =>
  meaningOf(field, one) === meaningOf(field, other);

/** The fields that say something else than the piece as it was read. */
export function changedFields(draft: Draft, base: Draft): readonly DraftField[] {
  return draftFields.filter((field) => !saysTheSame(field, draft[field], base[field]));
}

/** What is wrong with what stands in a field. */
export type DraftFault = 'missing' | 'tooLong' | 'noPrice' | 'priceRange' | 'leadTime';

const longest: Partial<Record<DraftField, number>> = {
  nameRu: 120,
  nameEn: 120,
  descriptionRu: 2_000,
  descriptionEn: 2_000,
};
/** The bounds that the shop sets; it has the last word. */
const priceMinor = { least: 100, most: 1_000_000_000 };
const mostDays = 365;

/** How many characters a text may have, as a person counts them. */
export const longestOf = (field: DraftField): number | undefined => longest[field];

export function faultOf(field: DraftField, text: string): DraftFault | null {
  const meaning = meaningOf(field, text);
  if (meaning === '') return 'missing';
  if (field === 'price') {
    const minor = readRoubles(text);
    if (minor === null) return 'noPrice';
    return minor < priceMinor.least || minor > priceMinor.most ? 'priceRange' : null;
  }
  if (field === 'leadTimeDays') {
    const days = /^\d+$/.test(meaning) ? Number(meaning) : 0;
    return days < 1 || days > mostDays ? 'leadTime' : null;
  }
  return Array.from(meaning).length > (longest[field] ?? Infinity) ? 'tooLong' : null;
}

/** What the API is asked to change: what says something else than the piece does, and nothing more. */
export function changeOf(draft: Draft, base: Draft): Omit<UpdateProductInput, 'productId' | 'idempotencyKey'> {
  const changed = new Set(changedFields(draft, base));
  const textsOf = (ru: DraftField, en: DraftField) => ({
    ...(changed.has(ru) && { ru: meaningOf(ru, draft[ru]) }),
    ...(changed.has(en) && { en: meaningOf(en, draft[en]) }),
  });
  return {
    ...((changed.has('nameRu') || changed.has('nameEn')) && { name: textsOf('nameRu', 'nameEn') }),
    ...((changed.has('descriptionRu') || changed.has('descriptionEn')) && {
      description: textsOf('descriptionRu', 'descriptionEn'),
    }),
    ...(changed.has('price') && { priceMinor: readRoubles(draft.price) }),
    ...(changed.has('leadTimeDays') && { leadTimeDays: Number(meaningOf('leadTimeDays', draft.leadTimeDays)) }),
  };
}

const apiFields: Readonly<Record<string, DraftField>> = {
  'name.ru': 'nameRu',
  'name.en': 'nameEn',
  'description.ru': 'descriptionRu',
  'description.en': 'descriptionEn',
  priceMinor: 'price',
  leadTimeDays: 'leadTimeDays',
};

/** The field that a refusal of the API speaks of. */
export function fieldOfRefusal(path: string | null | undefined): DraftField | undefined {
  return apiFields[path?.replace(/^input\./, '') ?? ''];
}
