import type { Localized } from '@alexandrite/contracts/locale';

/** Units of the figures that lines are computed from. Shares are 0 to 1. */
export type InputUnit =
  | 'pcs'
  | 'g'
  | 'g/cm³'
  | 'cm²'
  | 'cm³'
  | 'µm'
  | 'min'
  | 'min/cm²'
  | 'share'
  | 'factor'
  | 'characters'
  | 'kopeck'
  | 'kopeck/g'
  | 'kopeck/cm²'
  | 'kopeck/cm³'
  | 'kopeck/hour';

interface InputMeaning {
  readonly unit: InputUnit;
  readonly label: Localized;
}

const meaning = (unit: InputUnit, ru: string, en: string): InputMeaning => ({ unit, label: { ru, en } });

/** Every figure that a line can be computed from. */
export const inputMeanings = {
  pieces: meaning('pcs', 'Изделий', 'Pieces'),
  massGrams: meaning('g', 'Масса изделия', 'Mass of a piece'),
  lossShare: meaning('share', 'Потери', 'Loss'),
  perGramMinor: meaning('kopeck/g', 'Цена грамма', 'Price of a gram'),
  perModelMinor: meaning('kopeck', 'За модель', 'For the model'),
  perPieceMinor: meaning('kopeck', 'За изделие', 'For a piece'),
  waxCm3: meaning('cm³', 'Воск на изделие, с учётом усадки', 'Wax of a piece, shrinkage allowed for'),
  perCm3Minor: meaning('kopeck/cm³', 'Цена печати см³ воска', 'Printing a cm³ of wax'),
  pouredGrams: meaning('g', 'Заливается на изделие, с литником', 'Poured for a piece, sprue included'),
  flaskGrams: meaning('g', 'Металл в опоке', 'Metal in a flask'),
  perFlaskMinor: meaning('kopeck', 'Цена опоки', 'A flask'),
  areaCm2: meaning('cm²', 'Поверхность изделия', 'Surface of a piece'),
  perCm2Minor: meaning('kopeck/cm²', 'Цена см² отделки', 'Finishing a cm²'),
  thicknessMicrons: meaning('µm', 'Толщина покрытия', 'Thickness of the layer'),
  densityGramsPerCm3: meaning('g/cm³', 'Плотность покрытия', 'Density of the layer'),
  bathMinor: meaning('kopeck', 'Гальваническая ванна', 'Plating bath'),
  stonesPerPiece: meaning('pcs', 'Камней в изделии', 'Stones in a piece'),
  stoneMinor: meaning('kopeck', 'Цена камня', 'A stone'),
  settingMinutes: meaning('min', 'Закрепка камня', 'Setting a stone'),
  perHourMinor: meaning('kopeck/hour', 'Час работы', 'An hour of work'),
  characters: meaning('characters', 'Знаков', 'Characters'),
  perCharacterMinor: meaning('kopeck', 'Цена знака', 'A character'),
  minutesPerPiece: meaning('min', 'Минут на изделие', 'Minutes for a piece'),
  minutesPerCm2: meaning('min/cm²', 'Минут на см²', 'Minutes for a cm²'),
  detailFactor: meaning('factor', 'Сложность поверхности', 'Intricacy of the surface'),
  makingMinor: meaning('kopeck', 'Стоимость изготовления', 'Cost of making'),
  discountShare: meaning('share', 'Скидка', 'Discount'),
  surchargeShare: meaning('share', 'Надбавка', 'Surcharge'),
  costMinor: meaning('kopeck', 'Себестоимость', 'Cost'),
  marginShare: meaning('share', 'Наценка', 'Margin'),
  minimumMinor: meaning('kopeck', 'Наименьшая цена без налога', 'Least price before tax'),
  topUpMinor: meaning('kopeck', 'Доплата до наименьшей цены', 'Brought up to the least price'),
  taxShare: meaning('share', 'Ставка налога', 'Rate of tax'),
  roundToMinor: meaning('kopeck', 'Итог округляется до', 'Total is rounded to'),
} as const satisfies Readonly<Record<string, InputMeaning>>;

export type InputName = keyof typeof inputMeanings;

/** Figures by name. */
export type Given<Name extends InputName> = Readonly<Record<Name, number>>;

/** A figure that a line was computed from, as it is kept. */
export interface PriceInput {
  readonly name: InputName;
  readonly value: number;
  readonly unit: InputUnit;
}

const isInputName = (name: string): name is InputName => name in inputMeanings;

/** Figures as they are kept with a line. */
export function keepInputs(given: Partial<Given<InputName>>): readonly PriceInput[] {
  return Object.entries(given).flatMap(([name, value]) =>
    isInputName(name) ? [{ name, value, unit: inputMeanings[name].unit }] : [],
  );
}

const figures = {
  ru: new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
};

/** As people read it: kopecks in roubles, shares in per cent. */
function shown({ value, unit }: PriceInput): number {
  if (unit === 'share') return value * 100;
  return unit.startsWith('kopeck') ? value / 100 : value;
}

/** Puts figures into a sentence of each language, by name: `{pieces} pcs × {massGrams} g`. */
export function explain(texts: Localized, inputs: readonly PriceInput[]): Localized {
  const fill = (text: string, format: Intl.NumberFormat): string =>
    text.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
      const input = inputs.find((one) => one.name === name);
      return input ? format.format(shown(input)) : place;
    });
  return { ru: fill(texts.ru, figures.ru), en: fill(texts.en, figures.en) };
}
