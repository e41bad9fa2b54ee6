import type { Locale } from '@alexandrite/contracts/locale';
import type { Product, ProductKind } from './product.ts';

/** What answers are made of, as the gateway stores them. It drops those that a change makes untrue, and no others. */

/** Longer names in addresses are nobody's: they are cut, as they come from anywhere. */
const longestSlug = 100;

export const productTag = (id: string): string => `Product:${id}`;
export const collectionTag = (slug: string): string => `Collection:${slug.slice(0, longestSlug)}`;
/** The list of all collections. */
export const collectionsTag = 'Collections';
/** Addresses of pictures and models, which come with a release. */
export const mediaTag = 'Media';
/** An address at which there was no piece. */
export const noProductTag = (slug: string): string => `NoProduct:${slug.slice(0, longestSlug)}`;

/**
 * What of the pieces a list depends on: which there are, and by what they are ordered or found. A list that is ordered
 * by price changes with a price, even of a piece that is on another of its pages; one in the order of the house does not.
 */
type Aspect = 'pieces' | 'position' | 'price' | `words.${Locale}`;

/** A part of the catalogue that lists are of: what changes in another part does not concern them. */
type Shelf = 'all' | `kind=${ProductKind}` | `collection=${string}`;

const listTag = (shelf: Shelf, aspect: Aspect): string => `Products:${shelf}:${aspect}`;

const collectionShelf = (slug: string): Shelf => `collection=${slug.slice(0, longestSlug)}`;

/** A list, as far as its tags depend on it. */
interface List {
  readonly kinds: readonly ProductKind[];
  readonly collection: string | null;
  readonly words: readonly string[];
  readonly locale: Locale;
  readonly isByPrice: boolean;
}

/** The tags of a list, whichever of its pages is read. Pieces that are shown have their own. */
export function listTags({ kinds, collection, words, locale, isByPrice }: List): string[] {
  const shelves: readonly Shelf[] =
    collection !== null
      ? [collectionShelf(collection)]
      : kinds.length > 0
        ? kinds.map((kind): Shelf => `kind=${kind}`)
        : ['all'];
  const aspects: readonly Aspect[] = [
    'pieces',
    isByPrice ? 'price' : 'position',
    ...(words.length > 0 ? [`words.${locale}` as const] : []),
  ];
  return shelves.flatMap((shelf) => aspects.map((aspect) => listTag(shelf, aspect)));
}

/** The tag of how many pieces a collection has. */
export const productCountTag = (collectionSlug: string): string => listTag(collectionShelf(collectionSlug), 'pieces');

/**
 * The tags of the answers that a change of a piece makes untrue.
 * @param before null when it is new
 */
export function tagsOfChange(before: Product | null, after: Product): string[] {
  const shelves = new Set([before ?? after, after].flatMap(shelvesOf));
  const aspects = before ? changedAspects(before, after) : (['pieces'] as const);
  return [
    productTag(after.id),
    ...(before ? [] : [noProductTag(after.slug)]),
    ...[...shelves].flatMap((shelf) => aspects.map((aspect) => listTag(shelf, aspect))),
  ];
}

function shelvesOf({ kind, collectionSlug }: Product): Shelf[] {
  return ['all', `kind=${kind}`, collectionShelf(collectionSlug)];
}

function changedAspects(before: Product, after: Product): Aspect[] {
  const isMoved = before.kind !== after.kind || before.collectionSlug !== after.collectionSlug;
  const changes: readonly (readonly [Aspect, boolean])[] = [
    ['pieces', isMoved || !sameTexts(before.metals, after.metals)],
    ['position', before.position !== after.position],
    ['price', before.price.amountMinor !== after.price.amountMinor],
    ['words.ru', !sameTexts(before.searchWords.ru, after.searchWords.ru)],
    ['words.en', !sameTexts(before.searchWords.en, after.searchWords.en)],
  ];
  return changes.filter(([, isChanged]) => isChanged).map(([aspect]) => aspect);
}

function sameTexts(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((text, index) => text === others[index]);
}
