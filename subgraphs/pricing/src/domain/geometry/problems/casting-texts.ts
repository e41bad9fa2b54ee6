import { englishNumber, russianNumber } from './number-words.ts';
import { number, type Texts } from './problem-text.ts';

type CastingCode = 'THIN_WALL' | 'SMALL_DETAIL' | 'TOO_LARGE_TO_CAST' | 'TOO_HEAVY_TO_CAST';

/** What to tell about problems that come from the alloy and the foundry, not from the file. */
export const castingTexts: Readonly<Record<CastingCode, Texts>> = {
  THIN_WALL: (params) => ({
    message: {
      ru: `Самое тонкое место — ${russianNumber(number(params, 'thinnestMm'))} мм, а этот сплав уверенно заполняет форму от ${russianNumber(number(params, 'leastMm'))} мм.`,
      en: `The thinnest part is ${englishNumber(number(params, 'thinnestMm'))} mm; this alloy reliably fills the mould from ${englishNumber(number(params, 'leastMm'))} mm on.`,
    },
    advice: {
      ru: 'Утолщите отмеченные места или выберите другой сплав. Если толщина всей модели не та, проверьте единицу длины.',
      en: 'Thicken the marked places, or choose another alloy. If the whole model seems too thin, check the unit of length.',
    },
  }),
  SMALL_DETAIL: (params) => ({
    message: {
      ru: `Ширина самой мелкой рельефной детали — ${russianNumber(number(params, 'smallestMm'))} мм, а из этого сплава чётко выходят детали от ${russianNumber(number(params, 'leastMm'))} мм.`,
      en: `The finest raised detail is ${englishNumber(number(params, 'smallestMm'))} mm wide; this alloy shows details clearly from ${englishNumber(number(params, 'leastMm'))} mm on.`,
    },
    advice: {
      ru: 'Сделайте отмеченные детали крупнее: при литье и полировке они могут пропасть.',
      en: 'Make the marked details larger: casting and polishing may lose them.',
    },
  }),
  TOO_LARGE_TO_CAST: (params) => {
    const sizes = ['xMm', 'yMm', 'zMm'].map((name) => number(params, name));
    const [diameter, height] = [number(params, 'diameterMm'), number(params, 'heightMm')];
    return {
      message: {
        ru: `Модель размером ${sizes.map(russianNumber).join(' × ')} мм не помещается в литейную форму: её диаметр ${russianNumber(diameter)} мм, высота ${russianNumber(height)} мм.`,
        en: `The model of ${sizes.map(englishNumber).join(' × ')} mm does not fit the casting mould, which is ${englishNumber(diameter)} mm across and ${englishNumber(height)} mm high.`,
      },
      advice: {
        ru: 'Уменьшите модель, разделите её на части или проверьте единицу длины.',
        en: 'Make it smaller, divide it into parts, or check the unit of length.',
      },
    };
  },
  TOO_HEAVY_TO_CAST: (params) => ({
    message: {
      ru: `Изделие весит ${russianNumber(number(params, 'massGrams'))} г, а за один раз можно отлить до ${russianNumber(number(params, 'mostGrams'))} г.`,
      en: `The piece weighs ${englishNumber(number(params, 'massGrams'))} g; at most ${englishNumber(number(params, 'mostGrams'))} g can be cast at a time.`,
    },
    advice: {
      ru: 'Сделайте модель полой или меньше либо проверьте единицу длины.',
      en: 'Make it hollow or smaller, or check the unit of length.',
    },
  }),
};
