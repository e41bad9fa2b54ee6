import { useTranslations } from 'next-intl';
import type { QuoteExtrasFragment } from '../gql/graphql.ts';

/** What a piece has beyond metal and finish, in words: stones, an engraving, haste. */
export function useQuoteExtras(): (quote: QuoteExtrasFragment | null) => readonly string[] {
  const t = useTranslations('madeToOrder');
  return (quote) => {
    if (!quote) return [];
    const { stones, engraving, express } = quote;
    return [
      ...stones.map(({ count, stone }) => t('stonesNamed', { count, name: stone.name })),
      ...(engraving === null ? [] : [t('engravingChosen', { text: engraving })]),
      ...(express ? [t('expressChosen')] : []),
    ];
  };
}
