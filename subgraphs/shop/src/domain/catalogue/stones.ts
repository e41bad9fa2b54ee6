import type { Locale, Localized } from '@alexandrite/contracts/locale';

export const stoneKinds = [
  'ALEXANDRITE',
  'DIAMOND',
  'SAPPHIRE',
  'EMERALD',
  'RUBY',
  'SPINEL',
  'AQUAMARINE',
  'MORGANITE',
  'GARNET',
  'TOURMALINE',
  'MOONSTONE',
  'ONYX',
  'PEARL',
] as const;
export type StoneKind = (typeof stoneKinds)[number];

/** Stones of one kind and cut in a piece. */
export interface Stone {
  readonly kind: StoneKind;
  readonly count: number;
  /** Weight of all of them in carats; null for those sold by size. */
  readonly caratTotal: number | null;
  readonly cut: Localized;
}

interface StoneName {
  /** After 1, after 2 to 4, after 5 and more. */
  readonly ru: readonly [one: string, few: string, many: string];
  readonly en: readonly [one: string, many: string];
}

export const stoneNames: Readonly<Record<StoneKind, StoneName>> = {
  ALEXANDRITE: { ru: ['александрит', 'александрита', 'александритов'], en: ['alexandrite', 'alexandrites'] },
  DIAMOND: { ru: ['бриллиант', 'бриллианта', 'бриллиантов'], en: ['diamond', 'diamonds'] },
  SAPPHIRE: { ru: ['сапфир', 'сапфира', 'сапфиров'], en: ['sapphire', 'sapphires'] },
  EMERALD: { ru: ['изумруд', 'изумруда', 'изумрудов'], en: ['emerald', 'emeralds'] },
  RUBY: { ru: ['рубин', 'рубина', 'рубинов'], en: ['ruby', 'rubies'] },
  SPINEL: { ru: ['шпинель', 'шпинели', 'шпинелей'], en: ['spinel', 'spinels'] },
  AQUAMARINE: { ru: ['аквамарин', 'аквамарина', 'аквамаринов'], en: ['aquamarine', 'aquamarines'] },
  MORGANITE: { ru: ['морганит', 'морганита', 'морганитов'], en: ['morganite', 'morganites'] },
  GARNET: { ru: ['гранат', 'граната', 'гранатов'], en: ['garnet', 'garnets'] },
  TOURMALINE: { ru: ['турмалин', 'турмалина', 'турмалинов'], en: ['tourmaline', 'tourmalines'] },
  MOONSTONE: { ru: ['лунный камень', 'лунных камня', 'лунных камней'], en: ['moonstone', 'moonstones'] },
  ONYX: { ru: ['оникс', 'оникса', 'ониксов'], en: ['onyx', 'onyxes'] },
  PEARL: { ru: ['жемчужина', 'жемчужины', 'жемчужин'], en: ['pearl', 'pearls'] },
};

const russianPlural = new Intl.PluralRules('ru');

/** Stones in words: '12 diamonds, 0.24 ct, round brilliant cut'. */
export function describeStones({ kind, count, caratTotal, cut }: Stone, locale: Locale): string {
  const carats =
    caratTotal === null
      ? null
      : `${new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(caratTotal)} ${locale === 'ru' ? 'кар.' : 'ct'}`;
  return [`${count} ${nameOf(kind, count, locale)}`, carats, cut[locale]].filter(Boolean).join(', ');
}

function nameOf(kind: StoneKind, count: number, locale: Locale): string {
  const names = stoneNames[kind];
  if (locale === 'en') return names.en[count === 1 ? 0 : 1];
  const form = russianPlural.select(count);
  return names.ru[form === 'one' ? 0 : form === 'few' ? 1 : 2];
}
