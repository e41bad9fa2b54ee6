import { useTranslations } from 'next-intl';

/** What the states of the live connection are called. */
export function useConnectionLabels() {
  const t = useTranslations('connection');
  return { connecting: t('connecting'), live: t('live'), reconnecting: t('reconnecting') };
}
