import { houseTimeZone } from '@alexandrite/ui/date-time';
import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { routing } from './routing.ts';

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale;
  const messages: { default: Messages } = await import(`../../../messages/${locale}.json`);
  return { locale, messages: messages.default, timeZone: houseTimeZone };
});

type Messages = typeof import('../../../messages/ru.json');
