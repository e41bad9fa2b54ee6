import type { Localized } from '@alexandrite/contracts/locale';
import { gravestFirst, type ModelProblem } from '../geometry/model-problem.ts';
import { problemMessage } from '../geometry/problem-texts.ts';

/** Why a piece has no price. */
export type PriceRefusal =
  | { readonly code: 'UNKNOWN_MATERIAL' }
  | { readonly code: 'UNKNOWN_FINISH' }
  | { readonly code: 'QUANTITY_OUT_OF_RANGE'; readonly largest: number }
  /** The model has a problem that blocks; the gravest is told. */
  | { readonly code: 'MODEL_HAS_PROBLEMS'; readonly problems: readonly ModelProblem[] }
  | { readonly code: 'PRICE_TOO_LARGE' };

/** What is wrong and what to do, in every language. */
export function refusalMessage(refusal: PriceRefusal): Localized {
  switch (refusal.code) {
    case 'UNKNOWN_MATERIAL':
      return {
        ru: 'Такого материала у нас нет. Выберите материал из списка.',
        en: 'We have no such material. Choose one from the list.',
      };
    case 'UNKNOWN_FINISH':
      return {
        ru: 'Такой отделки у этого материала нет. Выберите отделку из списка.',
        en: 'This material cannot be finished so. Choose a finish from the list.',
      };
    case 'QUANTITY_OUT_OF_RANGE':
      return {
        ru: `Количество должно быть от 1 до ${refusal.largest}.`,
        en: `The quantity must be from 1 to ${refusal.largest}.`,
      };
    case 'MODEL_HAS_PROBLEMS': {
      const [gravest] = gravestFirst(refusal.problems);
      return gravest
        ? problemMessage(gravest)
        : { ru: 'Модель нельзя отлить. Проверьте её.', en: 'The model cannot be cast. Please check it.' };
    }
    case 'PRICE_TOO_LARGE':
      return {
        ru: 'Цена выше той, что мы можем рассчитать сами. Уменьшите количество или размер, проверьте единицу длины или напишите нам.',
        en: 'The price is beyond what we quote automatically. Reduce the quantity or the size, check the unit of length, or write to us.',
      };
  }
}
