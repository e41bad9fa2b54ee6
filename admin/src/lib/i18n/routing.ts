import { defineRouting } from 'next-intl/routing';
import { locales } from '@alexandrite/contracts/locale';

/** Every address begins with its language. Without one, the browser's language decides; Russian when it is neither. */
export const routing = defineRouting({ locales, defaultLocale: 'ru', localePrefix: 'always' });
