import type { Localized } from '@alexandrite/contracts/locale';
import { gravestFirst, type ModelProblem } from '../geometry/problems/model-problem.ts';
import { problemMessage } from '../geometry/problems/problem-texts.ts';
import type { ChoiceRefusal } from './choices.ts';

/** Why a piece has no price. */
export type PriceRefusal =
  | ChoiceRefusal
  /** The model has a problem that blocks; the gravest is told. */
  | { readonly code: 'MODEL_HAS_PROBLEMS'; readonly problems: readonly ModelProblem[] }
  | { readonly code: 'STONES_DO_NOT_FIT' }
  | { readonly code: 'PRICE_TOO_LARGE' };

/** Refusals whose words are the same whatever the case. */
const texts: Readonly<Record<Exclude<PriceRefusal['code'], ChoiceRefusal['code'] | 'MODEL_HAS_PROBLEMS'>, Localized>> =
  {
    STONES_DO_NOT_FIT: {
      ru: 'Столько камней на изделии не поместится. Возьмите меньше камней или камни мельче, или увеличьте изделие.',
      en: 'So many stones do not fit the piece. Take fewer or smaller ones, or make the piece larger.',
    },
    PRICE_TOO_LARGE: {
      ru: 'Цена выше той, что мы можем рассчитать сами. Уменьшите количество или размер, проверьте единицу длины или напишите нам.',
      en: 'The price is beyond what we quote automatically. Reduce the quantity or the size, check the unit of length, or write to us.',
    },
  };

/** What is wrong and what to do, in every language. */
export function refusalMessage(refusal: PriceRefusal): Localized {
  if (refusal.code === 'MODEL_HAS_PROBLEMS') {
    const [gravest] = gravestFirst(refusal.problems);
    return gravest
      ? problemMessage(gravest)
      : { ru: 'Модель нельзя отлить. Проверьте её.', en: 'The model cannot be cast. Please check it.' };
  }
  if (refusal.code === 'STONES_DO_NOT_FIT' || refusal.code === 'PRICE_TOO_LARGE') return texts[refusal.code];
  return choiceMessage(refusal);
}

function choiceMessage(refusal: ChoiceRefusal): Localized {
  const most = 'largest' in refusal ? refusal.largest : 0;
  const messages: Readonly<Record<ChoiceRefusal['code'], Localized>> = {
    UNKNOWN_MATERIAL: {
      ru: 'Такого материала у нас нет. Выберите материал из списка.',
      en: 'We have no such material. Choose one from the list.',
    },
    UNKNOWN_FINISH: {
      ru: 'Такой отделки у этого материала нет. Выберите отделку из списка.',
      en: 'This material cannot be finished so. Choose a finish from the list.',
    },
    QUANTITY_OUT_OF_RANGE: {
      ru: `Количество должно быть от 1 до ${most}.`,
      en: `The quantity must be from 1 to ${most}.`,
    },
    UNKNOWN_STONE: {
      ru: 'Такого камня у нас нет. Выберите камень из списка.',
      en: 'We have no such stone. Choose one from the list.',
    },
    STONE_TWICE: {
      ru: 'Этот камень указан дважды. Сложите количества в одну строку.',
      en: 'This stone is named twice. Add the numbers up in one line.',
    },
    STONE_COUNT_OUT_OF_RANGE: {
      ru: `Камней одного вида в изделии может быть от 1 до ${most}.`,
      en: `A piece has 1 to ${most} stones of one kind.`,
    },
    TOO_MANY_STONES: {
      ru: `В изделии может быть до ${most} видов камней.`,
      en: `A piece has up to ${most} kinds of stones.`,
    },
    ENGRAVING_TOO_LONG: {
      ru: `Гравируем до ${most} знаков, считая пробелы.`,
      en: `We engrave up to ${most} characters, spaces included.`,
    },
    ENGRAVING_NOT_POSSIBLE: {
      ru: 'В тексте гравировки есть знаки, которые нельзя вырезать. Наберите его заново.',
      en: 'The text has characters that cannot be engraved. Please type it again.',
    },
    UNKNOWN_REGION: {
      ru: 'Такой страны нет. Укажите двухбуквенный код, например RU.',
      en: 'There is no such country. Give its two-letter code, such as RU.',
    },
  };
  return messages[refusal.code];
}
