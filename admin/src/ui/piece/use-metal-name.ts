import { useTranslations } from 'next-intl';

const known = ['YELLOW_GOLD', 'WHITE_GOLD', 'ROSE_GOLD', 'PLATINUM', 'SILVER'] as const;

/** Name of a metal in the visitor's language; a metal that this version does not know keeps the API's name. */
export function useMetalName(): (metal: string) => string {
  const t = useTranslations('metals');
  return (metal) => {
    const name = known.find((candidate) => candidate === metal);
    return name ? t(name) : metal;
  };
}
