import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { isLocale, type Locale, locales } from '@alexandrite/contracts/locale';
import { LRUCache } from 'lru-cache';

/** The header in which a client says the language outright, as scripts cannot always set Accept-Language. */
export const localeHeader = 'x-alexandrite-locale';

/** Clients send a handful of wishes, over and over. */
const known = new LRUCache<string, Locale>({ max: 500 });

/**
 * The language to answer in: the one said outright, else the one that Accept-Language likes best of those we speak,
 * else the house's own.
 */
export function chooseLocale(outright: string | undefined, acceptLanguage: string | undefined): Locale {
  if (isLocale(outright)) return outright;
  if (!acceptLanguage) return locales[0];
  let chosen = known.get(acceptLanguage);
  if (!chosen) {
    chosen = choose(acceptLanguage);
    // What nobody sends by habit is not worth remembering.
    if (acceptLanguage.length <= 200) known.set(acceptLanguage, chosen);
  }
  return chosen;
}

function choose(acceptLanguage: string): Locale {
  const wishes = acceptLanguage
    .slice(0, operationBounds.wishes.limit)
    .split(',')
    .map(readWish)
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  for (const { language } of wishes) if (isLocale(language)) return language;
  return locales[0];
}

/** One wish of Accept-Language: `en-GB;q=0.8`. */
function readWish(text: string): { readonly language: string; readonly weight: number } {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = quality === undefined ? 1 : Number(quality);
  return { language: range.split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0 };
}
