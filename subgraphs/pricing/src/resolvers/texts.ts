import type { TextCatalogue } from '@alexandrite/service-kit/refusals';

/** Refusals of this service. */
export const refusalTexts: TextCatalogue = {
  MODEL_NOT_FOUND: { ru: 'Такой модели нет. Загрузите её снова.', en: 'There is no such model. Upload it again.' },
  MATERIAL_NOT_FOUND: {
    ru: 'Такого материала нет. Выберите из списка.',
    en: 'There is no such material. Choose one from the list.',
  },
  FINISH_NOT_FOUND: {
    ru: 'Такой отделки у этого материала нет. Выберите из списка.',
    en: 'This material cannot be finished so. Choose a finish from the list.',
  },
  STONE_NOT_FOUND: {
    ru: 'Такого камня нет. Выберите из списка.',
    en: 'There is no such stone. Choose one from the list.',
  },
  QUANTITY_RANGE: { ru: 'Количество — от 1 до {most}.', en: 'Order 1 to {most} pieces.' },
  STONE_COUNT_RANGE: {
    ru: 'Камней одного вида в изделии — от 1 до {most}.',
    en: 'A piece has 1 to {most} stones of one kind.',
  },
  STONE_TWICE: {
    ru: 'Этот камень указан дважды. Сложите количества в одну строку.',
    en: 'This stone is named twice. Add the numbers up in one line.',
  },
  TOO_MANY_STONES: {
    ru: 'В изделии может быть до {most} видов камней.',
    en: 'A piece has up to {most} kinds of stones.',
  },
  ENGRAVING_TOO_LONG: {
    ru: 'Гравируем до {most} знаков, считая пробелы.',
    en: 'We engrave up to {most} characters, spaces included.',
  },
  ENGRAVING_NOT_POSSIBLE: {
    ru: 'В тексте гравировки есть знаки, которые нельзя вырезать. Наберите его заново.',
    en: 'The text has characters that cannot be engraved. Please type it again.',
  },
  TAX_REGION_UNKNOWN: {
    ru: 'Такой страны нет. Укажите двухбуквенный код, например RU.',
    en: 'There is no such country. Give its two-letter code, such as RU.',
  },
  QUOTE_NOT_FOUND: { ru: 'Такого расчёта нет.', en: 'There is no such quote.' },
  QUOTE_NOT_PRICED: {
    ru: 'У этого расчёта ещё не было цены. Дождитесь её или закажите новый расчёт.',
    en: 'This quote has had no price yet. Wait for it, or ask for a new quote.',
  },
  QUOTE_NO_LONGER_PRICED: {
    ru: 'Так мы больше не делаем. Закажите новый расчёт: выберите другой материал, отделку или камни.',
    en: 'We no longer make it so. Ask for a new quote with another material, finish or stones.',
  },
  PRICE_RULES_INVALID: {
    ru: 'Правила нельзя опубликовать. Ошибок: {count}. Исправьте отмеченные места.',
    en: 'These rules cannot be published. Faults: {count}. Correct the marked places.',
  },
  PUBLISHED_MEANWHILE: {
    ru: 'Тем временем опубликована версия {newest}. Посмотрите её и повторите свои изменения.',
    en: 'Version {newest} was published meanwhile. Look at it and make your changes again.',
  },
  SCHEDULED_OTHERWISE: {
    ru: 'С тем, что назначено на {moment}, это изменение несовместимо. Посмотрите назначенную версию и опубликуйте её заново.',
    en: 'This change does not go together with what is scheduled for {moment}. Look at the scheduled version and publish it anew.',
  },
  NO_SUCH_VERSION: { ru: 'Такой версии нет.', en: 'There is no such version.' },
  FIGURES_TO_CONFIRM: {
    ru: 'Значений, изменившихся более чем втрое: {count}. Проверьте, не сдвинулась ли запятая, и подтвердите публикацию.',
    en: 'Figures that change more than threefold: {count}. Check the decimal points, then confirm.',
  },
  EFFECTIVE_IN_THE_PAST: {
    ru: 'Задним числом менять цены нельзя. Выберите время в будущем или опубликуйте сейчас.',
    en: 'Prices cannot be changed in the past. Choose a moment to come, or publish now.',
  },
  EFFECTIVE_TOO_FAR: {
    ru: 'Назначить изменение можно не более чем на {most} дней вперёд.',
    en: 'A change can be scheduled up to {most} days ahead.',
  },
  NOTE_TOO_LONG: { ru: 'Пояснение — до {most} знаков.', en: 'The note has up to {most} characters.' },
  NO_RATES: { ru: 'Укажите хотя бы один курс.', en: 'Give at least one rate.' },
  RATE_TWICE: { ru: 'Этот металл указан дважды.', en: 'This metal is named twice.' },
  RATE_RANGE: {
    ru: 'Цена грамма — от 1 копейки до 1 000 000 ₽.',
    en: 'A gram costs from 1 kopeck to 1,000,000 ₽.',
  },
};
