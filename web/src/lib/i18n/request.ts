import { houseTimeZone } from '@alexandrite/contracts/calendar';
import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import * as rootParams from 'next/root-params';
import en from '../../../messages/en.json' with { type: 'json' };
import ru from '../../../messages/ru.json' with { type: 'json' };
import { routing } from './routing.ts';

const messages = { ru, en };

/** Language, texts and time zone of the page that is being rendered. */
export default getRequestConfig(async ({ locale: wanted }) => {
  const named = wanted ?? (await rootParams.locale());
  const locale = hasLocale(routing.locales, named) ? named : routing.defaultLocale;
  return { locale, messages: messages[locale], timeZone: houseTimeZone };
});
