import type { Localized } from '@alexandrite/contracts/locale';

/** What the gateway says for a subgraph that does not answer. */
export const partUnavailable: Localized = {
  ru: 'Эта часть ответа сейчас недоступна. Попробуйте немного позже.',
  en: 'This part of the answer is not available just now. Try again soon.',
};

/** What is said of a fault of ours, which is nobody else's business. */
export const ourFault: Localized = {
  ru: 'У нас что-то пошло не так.',
  en: 'Something went wrong on our side.',
};
