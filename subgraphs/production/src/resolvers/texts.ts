import type { Localized } from '@alexandrite/contracts/locale';
import type { TextCatalogue } from '@alexandrite/service-kit/refusals';
import type { WorkRefusalCode } from '../domain/decisions.ts';

const workRefusalTexts: Readonly<Record<WorkRefusalCode, Localized>> = {
  ALREADY_TAKEN: {
    ru: 'Заказ {orderNumber} уже взят. Выберите другой или возьмите следующий по очереди.',
    en: 'Order {orderNumber} has been taken. Choose another, or take the next one.',
  },
  NOT_RELEASED: {
    ru: 'До заказа {orderNumber} очередь ещё не дошла: сначала берут те, у которых срок раньше.',
    en: 'Order {orderNumber} is not released yet: those due earlier go first.',
  },
  NOT_YOURS: {
    ru: 'Заказ {orderNumber} не у вас в работе: менять его может тот, кто его взял, или менеджер.',
    en: 'Order {orderNumber} is not in your hands: its operator or a manager can move it.',
  },
  WRONG_STAGE: {
    ru: 'Сейчас с заказом {orderNumber} этого сделать нельзя: он на другой стадии. Посмотрите на него ещё раз.',
    en: 'The stage of order {orderNumber} does not allow this now. Look at it again.',
  },
  ORDER_CANCELLED: {
    ru: 'Заказ {orderNumber} отменён: прекратите работу над ним.',
    en: 'Order {orderNumber} was cancelled: stop working on it.',
  },
  HAS_WORK: {
    ru: 'Сначала нужно закончить заказ {inWork}: он уже в работе.',
    en: 'Order {inWork} is in work and has to be finished first.',
  },
};

/** Refusals of this service. */
export const refusalTexts: TextCatalogue = {
  ...workRefusalTexts,
  WORK_ORDER_NOT_FOUND: { ru: 'Такого задания нет.', en: 'There is no such work order.' },
  OPERATOR_NOT_FOUND: { ru: 'Такого мастера нет.', en: 'There is no such operator.' },
  QUEUE_EMPTY: {
    ru: 'Очередь пуста: брать пока нечего. Новые заказы появятся здесь сами.',
    en: 'The queue is empty: there is nothing to take now. New orders will show up by themselves.',
  },
  TRACKING_NUMBER_FORMAT: {
    ru: 'Укажите номер отправления: от 4 до 40 латинских букв, цифр и дефисов.',
    en: 'Give the number of the parcel: 4 to 40 letters, digits and hyphens.',
  },
  TRACKING_NUMBER_TOO_EARLY: {
    ru: 'Номер отправления указывают, когда заказ передают в доставку.',
    en: 'The number of the parcel is given when it goes to the carrier.',
  },
};
