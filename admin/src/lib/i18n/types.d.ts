import type { Locale } from '@alexandrite/contracts/locale';
import type messages from '../../../messages/ru.json';

// Keys of messages are checked by the compiler; ru.json is the model for the other languages.
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}
