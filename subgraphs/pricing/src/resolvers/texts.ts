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
  QUANTITY_RANGE: { ru: 'Количество — от 1 до {most}.', en: 'Order 1 to {most} pieces.' },
};
