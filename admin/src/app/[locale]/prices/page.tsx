import { getLocale } from 'next-intl/server';
import { redirect } from '../../../lib/i18n/navigation.ts';

/** The price list begins with what changes most often. */
export default async function PricesPage(): Promise<never> {
  return redirect({ href: '/prices/rates', locale: await getLocale() });
}
