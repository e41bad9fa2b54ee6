import { modelProblemCodes } from '@alexandrite/contracts/events';
import type { Localized } from '@alexandrite/contracts/locale';
import type { TextCatalogue } from '@alexandrite/service-kit/refusals';
import type { ApprovalRuleName } from '../domain/approval-rules.ts';
import type { OrderStatus } from '../domain/lifecycle.ts';
import type { BasisFault } from '../domain/price-basis.ts';
import type { OrderProblemCode } from '../domain/problems.ts';

/** Refusals of this service. */
export const refusalTexts: TextCatalogue = {
  ORDER_NOT_FOUND: { ru: 'Такого заказа нет.', en: 'There is no such order.' },
  PRODUCT_NOT_FOUND: { ru: 'Такого изделия нет в каталоге.', en: 'There is no such piece in the catalogue.' },
  QUOTE_NOT_FOUND: {
    ru: 'Такого расчёта нет. Запросите расчёт модели.',
    en: 'There is no such quote. Ask for a quote of your model.',
  },
  QUOTE_FAILED: {
    ru: 'По этому расчёту цены нет: модель нужно исправить и рассчитать заново.',
    en: 'This quote has no price: mend the model and ask for a new quote.',
  },
  QUOTE_EXPIRED: {
    ru: 'Срок действия цены истёк. Запросите новый расчёт.',
    en: 'This price is no longer valid. Ask for a new quote.',
  },
  QUOTE_QUANTITY_DIFFERS: {
    ru: 'Расчёт сделан на {quoted} шт. Закажите столько же или запросите новый расчёт.',
    en: 'The quote is for {quoted} pieces. Order as many, or ask for a new quote.',
  },
  PRODUCT_OR_QUOTE: {
    ru: 'В каждой строке укажите либо изделие каталога, либо расчёт модели.',
    en: 'Give either a catalogue piece or a quote in every line.',
  },
  LINE_COUNT: { ru: 'В заказе может быть от 1 до {most} строк.', en: 'An order has 1 to {most} lines.' },
  QUANTITY_RANGE: { ru: 'Количество — от 1 до {most}.', en: 'Order 1 to {most} pieces.' },
  METAL_NOT_OFFERED: {
    ru: 'В этом металле изделие не делают. Выберите один из металлов, указанных у изделия.',
    en: 'The piece is not made in this metal. Choose one of the metals named with the piece.',
  },
  SIZE_NOT_OFFERED: {
    ru: 'Такого размера у изделия нет. Выберите один из размеров, указанных у изделия.',
    en: 'The piece is not made in this size. Choose one of the sizes named with the piece.',
  },
  TAX_REGION_DIFFERS: {
    ru: 'Цена рассчитана с доставкой в другую страну ({quoted}): налог там иной. Запросите расчёт для страны доставки.',
    en: 'The price was quoted for delivery to another country ({quoted}), where the tax is different. Ask for a quote for the country of delivery.',
  },
  TAX_REGIONS_MIXED: {
    ru: 'Расчёты сделаны для разных стран доставки ({first} и {second}). Оформите их отдельными заказами.',
    en: 'The quotes are for different countries of delivery ({first} and {second}). Place them as separate orders.',
  },
  QUOTED_OTHERWISE: {
    ru: 'Цена в заказе рассчитана не для того, что заказано. Отмените заказ и оформите новый.',
    en: 'The price in this order was computed for something else. Cancel it and place a new order.',
  },
  TOTAL_TOO_LARGE: {
    ru: 'Заказ дороже, чем можно оформить через сайт. Разделите его или напишите нам.',
    en: 'The order costs more than can be placed online. Split it, or write to us.',
  },
  SIZE_LENGTH: { ru: 'Размер не длиннее {most} знаков.', en: 'Keep the size within {most} characters.' },
  DELIVERY_FIELD: {
    ru: 'Проверьте данные доставки: в этом поле должно быть от {least} до {most} знаков.',
    en: 'Check the delivery details: this field takes {least} to {most} characters.',
  },
  DELIVERY_WORDS: {
    ru: 'Проверьте данные доставки: в этом поле нет ни букв, ни цифр.',
    en: 'Check the delivery details: this field has neither letters nor digits.',
  },
  COUNTRY_UNKNOWN: {
    ru: 'Такой страны нет. Укажите двухбуквенный код, например RU.',
    en: 'There is no such country. Give its two-letter code, such as RU.',
  },
  PHONE_FORMAT: {
    ru: 'По такому номеру курьер не дозвонится. Укажите телефон с кодом страны, например +7 900 000-00-00.',
    en: 'The carrier cannot call this number. Give it with its country’s code, such as +7 900 000-00-00.',
  },
  REASON_MISSING: { ru: 'Напишите причину: её увидит клиент.', en: 'Give a reason: the customer reads it.' },
  REASON_LENGTH: { ru: 'Причина не длиннее {most} знаков.', en: 'Keep the reason within {most} characters.' },
  ORDER_STATUS_REFUSED: {
    ru: 'Сейчас с заказом этого сделать нельзя: его состояние не позволяет. Обновите страницу заказа.',
    en: 'The order’s status does not allow this now. Look at the order again.',
  },
};

/** What stops an order, for its customer. */
export const problemTexts: Readonly<Record<OrderProblemCode, Localized>> = {
  MODEL_UNREADABLE: {
    ru: 'Файл модели не удалось прочитать. Исправьте файл, загрузите его снова и оформите новый заказ.',
    en: 'The model’s file could not be read. Mend the file, upload it again and place a new order.',
  },
  QUOTE_FAILED: {
    ru: 'Цену модели рассчитать не удалось. Исправьте модель и запросите новый расчёт.',
    en: 'The model could not be priced. Mend the model and ask for a new quote.',
  },
  PRICE_ABOVE_ACCEPTED: {
    ru: 'Цена выше той, на которую вы согласились. Подтвердите новую цену или отмените заказ.',
    en: 'The price is above what you accepted. Agree to the new price or cancel the order.',
  },
  TOTAL_TOO_LARGE: {
    ru: 'Заказ дороже, чем можно оформить через сайт. Разделите его или напишите нам.',
    en: 'The order costs more than can be placed online. Split it, or write to us.',
  },
  REJECTED_BY_SELLER: { ru: 'Заказ остановлен: {reason}', en: 'The order is held back: {reason}' },
};

/** What each approval rule says when it passes and when it does not. */
export const ruleTexts: Readonly<Record<ApprovalRuleName, { readonly passed: Localized; readonly failed: Localized }>> =
  {
    KNOWN_CUSTOMER: {
      passed: { ru: 'Клиент нам известен.', en: 'We know the customer.' },
      failed: { ru: 'Клиент нам ещё не известен.', en: 'We do not know the customer yet.' },
    },
    TOTAL_WITHIN_LIMIT: {
      passed: { ru: 'Сумма не выше {limit}.', en: 'The total is within {limit}.' },
      failed: { ru: 'Сумма {total} выше {limit}.', en: 'The total of {total} is above {limit}.' },
    },
    PRICE_STILL_TRUE: {
      passed: { ru: 'Цена соответствует заказу.', en: 'The price is for what is ordered.' },
      failed: {
        ru: 'Цена больше не соответствует заказу: {faults}.',
        en: 'The price no longer fits the order: {faults}.',
      },
    },
    MODELS_CLEAN: {
      passed: { ru: 'Замечаний к моделям нет.', en: 'Nothing is wrong with the models.' },
      failed: { ru: 'Модели нужно посмотреть: {warnings}.', en: 'Look at the models: {warnings}.' },
    },
    WITHIN_CAPACITY: {
      passed: {
        ru: 'Производство загружено на {days} из {limitDays} дней.',
        en: 'Production is booked for {days} of {limitDays} days.',
      },
      failed: {
        ru: 'Производство загружено на {days} дней — больше {limitDays}.',
        en: 'Production is booked for {days} days, more than {limitDays}.',
      },
    },
  };

/** What came to pass with each status, on the timeline and in notifications. */
export const statusTexts: Readonly<Record<OrderStatus, Localized>> = {
  INITIATED: { ru: 'Заказ начат.', en: 'The order was started.' },
  FILE_UPLOADED: { ru: 'Всё для заказа получено и прочитано.', en: 'Everything for the order is here and was read.' },
  SUBMITTED: { ru: 'Заказ оформлен.', en: 'The order was placed.' },
  PRICE_CALCULATED: { ru: 'Цена рассчитана, срок назван.', en: 'The price is known and a date is promised.' },
  MANUFACTURING_APPROVED: { ru: 'Заказ передан в производство.', en: 'The order went to the workshop.' },
  MANUFACTURING_STARTED: { ru: 'Мастер взял заказ в работу.', en: 'A jeweller has begun work.' },
  MANUFACTURING_COMPLETED: { ru: 'Изделие готово.', en: 'The piece is made.' },
  PACKAGING: { ru: 'Изделие упаковывают.', en: 'The piece is being packed.' },
  SHIPPED: { ru: 'Заказ передан в доставку.', en: 'The order is on its way.' },
  CLOSED: { ru: 'Заказ получен.', en: 'The order has arrived.' },
  CANCELLED: { ru: 'Заказ отменён.', en: 'The order was cancelled.' },
};

export const timelineTexts = {
  PROBLEM_RESOLVED: { ru: 'Препятствие снято.', en: 'What held the order back is settled.' },
  PROMISE_MADE: { ru: 'Назван срок готовности.', en: 'A date was promised.' },
} as const satisfies TextCatalogue;

export const promiseTexts = {
  FIRST_PROMISE: {
    ru: 'По сроку изготовления и загрузке производства.',
    en: 'From the lead time and the load of production.',
  },
} as const satisfies TextCatalogue;

/** How a warning about a model is called in a list of warnings. */
const warningNames: TextCatalogue = {
  OPEN_SURFACE: { ru: 'незамкнутая поверхность', en: 'open surface' },
  NON_MANIFOLD_EDGES: { ru: 'рёбра с лишними гранями', en: 'non-manifold edges' },
  OVERLAPPING_BODIES: { ru: 'части заходят одна в другую', en: 'overlapping parts' },
  IMPLAUSIBLE_SIZE: { ru: 'необычный размер', en: 'unusual size' },
  WINDING_REPAIRED: { ru: 'исправлены перевёрнутые грани', en: 'flipped facets repaired' },
  PARTS_LEFT_OUT: { ru: 'не учтены вспомогательные части файла', en: 'auxiliary parts of the file left out' },
  DEGENERATE_FACETS_DROPPED: { ru: 'убраны вырожденные грани', en: 'zero-area facets dropped' },
};

/** A warning in words; its code when it has none, so that nothing is hidden from a seller. */
export function warningName(code: string, locale: keyof Localized): string {
  const known = modelProblemCodes.some((name) => name === code);
  return (known ? warningNames[code]?.[locale] : undefined) ?? code;
}

/** What is no longer so of what a price was computed from. */
const basisFaultNames: Readonly<Record<BasisFault, Localized>> = {
  METAL_NOT_OFFERED: { ru: 'изделие не делают в выбранном металле', en: 'the piece is not made in the chosen metal' },
  SIZE_NOT_OFFERED: { ru: 'изделие не делают в выбранном размере', en: 'the piece is not made in the chosen size' },
  CHOICES_UNKNOWN: { ru: 'не проверены металл и размер', en: 'metal and size could not be checked' },
  TAX_REGION_DIFFERS: { ru: 'налог рассчитан для другой страны', en: 'the tax is of another country' },
  TAX_REGION_UNKNOWN: { ru: 'не проверена страна налога', en: 'the country of the tax could not be checked' },
  QUOTED_OTHERWISE: { ru: 'расчёт сделан для другого изделия', en: 'the quote is for something else' },
  NOT_KNOWN: { ru: 'изделие или расчёт больше не найти', en: 'the piece or the quote is no longer to be found' },
};

/** A fault of a price in words; its code when it has none, so that nothing is hidden from a seller. */
export function basisFaultName(code: string, locale: keyof Localized): string {
  return isBasisFault(code) ? basisFaultNames[code][locale] : code;
}

const isBasisFault = (code: string): code is BasisFault => Object.hasOwn(basisFaultNames, code);

/** What a customer is told when an order comes to a status. */
export const notificationTexts: TextCatalogue = Object.fromEntries(
  Object.entries(statusTexts).map(([status, text]) => [
    status,
    { ru: `Заказ {number}: ${lowerFirst(text.ru)}`, en: `Order {number}: ${lowerFirst(text.en)}` },
  ]),
);

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
