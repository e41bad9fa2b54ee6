import type { Locale } from '@alexandrite/contracts/locale';
import { houseTimeZone } from '@alexandrite/contracts/calendar';
import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { locale as localeOfAddress } from 'next/root-params';
import type ru from '../../../messages/ru.json';
import { routing } from './routing.ts';

/** The compiler finds what one language says and another does not. */
const messagesIn: Readonly<Record<Locale, () => Promise<{ readonly default: typeof ru }>>> = {
  ru: () => import('../../../messages/ru.json'),
  en: () => import('../../../messages/en.json'),
};

export default getRequestConfig(async ({ locale: asked }) => {
  const wanted = asked ?? (await localeOfAddress());
  const locale = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
  return { locale, messages: (await messagesIn[locale]()).default, timeZone: houseTimeZone };
});
