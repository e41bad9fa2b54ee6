import type { ModelProblemCode } from '@alexandrite/contracts/events';
import type { Localized } from '@alexandrite/contracts/locale';
import { castingTexts } from './casting-texts.ts';
import type { ModelProblem } from './model-problem.ts';
import { englishNumber, numbered, russianNumber } from './number-words.ts';
import { number, type ProblemText, text, type Texts } from './problem-text.ts';

const exportAgain: Localized = {
  ru: 'Экспортируйте модель ещё раз и загрузите её заново.',
  en: 'Export the model once more and upload it again.',
};
const simplify: Localized = {
  ru: 'Упростите сетку: для украшения довольно нескольких сотен тысяч треугольников.',
  en: 'Simplify the mesh: a few hundred thousand triangles are plenty for a piece of jewellery.',
};
const sendModel: Localized = {
  ru: 'Сохраните модель в формате STL, 3MF, OBJ, PLY или GLB и загрузите её.',
  en: 'Save the model as STL, 3MF, OBJ, PLY or GLB and upload that.',
};
const nothingToDo: Localized = { ru: 'Делать ничего не нужно.', en: 'There is nothing to do.' };
const unitNames: Readonly<Record<string, Localized>> = {
  MM: { ru: 'миллиметры', en: 'millimetres' },
  CM: { ru: 'сантиметры', en: 'centimetres' },
  M: { ru: 'метры', en: 'metres' },
  INCH: { ru: 'дюймы', en: 'inches' },
};

/** Parts of a format that are not read, though the format is. */
const unreadFeatures: Readonly<Record<string, ProblemText>> = {
  NEGATIVE_VOLUME: {
    message: {
      ru: 'В файле есть вычитаемые объёмы (negative volume): вырезать их из модели мы не умеем.',
      en: 'The file has negative volumes, which we cannot cut out of the model.',
    },
    advice: {
      ru: 'Вычтите их в программе моделирования и сохраните готовую форму.',
      en: 'Subtract them in your modelling program and save the finished shape.',
    },
  },
  SEVERAL_MODELS: {
    message: {
      ru: 'В файле 3MF несколько моделей, и какая из них нужна, в нём не сказано.',
      en: 'The 3MF file holds several models and does not say which of them is meant.',
    },
    advice: {
      ru: 'Сохраните нужную модель отдельным файлом.',
      en: 'Save the one you want as a file of its own.',
    },
  },
};

const catalogue: Readonly<Record<ModelProblemCode, Texts>> = {
  EMPTY_FILE: () => ({ message: { ru: 'Файл пуст.', en: 'The file is empty.' }, advice: exportAgain }),
  FILE_TOO_LARGE: (params) => ({
    message: {
      ru: `Файл больше ${russianNumber(number(params, 'limitBytes') / 1e6)} МБ.`,
      en: `The file is larger than ${englishNumber(number(params, 'limitBytes') / 1e6)} MB.`,
    },
    advice: simplify,
  }),
  UPLOAD_INCOMPLETE: () => ({
    message: { ru: 'Файл загрузился не полностью.', en: 'The file did not arrive as a whole.' },
    advice: { ru: 'Загрузите его ещё раз.', en: 'Upload it again.' },
  }),
  UNKNOWN_FORMAT: (params) => {
    const format = text(params, 'format');
    return {
      message: {
        ru: `Это не 3D-модель${format ? `, а файл ${format}` : ' в известном нам формате'}.`,
        en: format
          ? `This is no 3D model but a file of type ${format}.`
          : 'This is no 3D model in a format that we know.',
      },
      advice: sendModel,
    };
  },
  UNSUPPORTED_FORMAT: (params) =>
    unreadFeatures[text(params, 'feature')] ?? {
      message: {
        ru: `Файлы ${text(params, 'format')} мы пока не читаем.`,
        en: `We do not read ${text(params, 'format')} files yet.`,
      },
      advice: sendModel,
    },
  TRUNCATED: () => ({
    message: {
      ru: 'Файл обрывается: часть модели потеряна.',
      en: 'The file is cut short: a part of the model is missing.',
    },
    advice: exportAgain,
  }),
  MALFORMED: (params) => {
    const line = number(params, 'line');
    return {
      message: {
        ru: `Файл повреждён${line > 0 ? ` (строка ${line})` : ''}: его содержимое не отвечает формату.`,
        en: `The file is damaged${line > 0 ? ` (line ${line})` : ''}: its content does not follow its format.`,
      },
      advice: exportAgain,
    };
  },
  NO_TRIANGLES: () => ({
    message: { ru: 'В файле нет ни одного треугольника.', en: 'There is not a single triangle in the file.' },
    advice: {
      ru: 'Проверьте, что при экспорте была выбрана вся модель, и загрузите файл заново.',
      en: 'Make sure that the whole model is selected when you export it, and upload it again.',
    },
  }),
  NON_FINITE_COORDINATE: (params) => ({
    message: {
      ru: `У ${params['vertex'] === undefined ? `треугольника № ${number(params, 'facet')}` : `вершины № ${number(params, 'vertex')}`} есть координата, которая не является числом или слишком велика.`,
      en: `${params['vertex'] === undefined ? `Triangle no. ${number(params, 'facet')}` : `Vertex no. ${number(params, 'vertex')}`} has a coordinate that is no number or far too large.`,
    },
    advice: {
      ru: 'Исправьте сетку в программе моделирования («проверить и починить») и экспортируйте её снова.',
      en: 'Mend the mesh in your modelling program (“check and repair”) and export it again.',
    },
  }),
  TOO_MANY_TRIANGLES: (params) => ({
    message: {
      ru: `В модели больше ${russianNumber(number(params, 'limit'))} треугольников.`,
      en: `The model has more than ${englishNumber(number(params, 'limit'))} triangles.`,
    },
    advice: simplify,
  }),
  TOO_COMPLEX: () => ({
    message: { ru: 'Модель слишком сложна, чтобы её измерить.', en: 'The model is too complex to be measured.' },
    advice: simplify,
  }),
  UNPACKS_TOO_LARGE: (params) => ({
    message: {
      ru: `В распакованном виде файл больше ${russianNumber(number(params, 'limitBytes') / 1e6)} МБ.`,
      en: `Unpacked, the file is larger than ${englishNumber(number(params, 'limitBytes') / 1e6)} MB.`,
    },
    advice: simplify,
  }),
  EXTERNAL_REFERENCE: () => ({
    message: {
      ru: 'Файл ссылается на другие файлы, которых в нём нет.',
      en: 'The file refers to other files that are not in it.',
    },
    advice: {
      ru: 'Экспортируйте модель одним файлом: STL, 3MF или GLB.',
      en: 'Export the model as a single file: STL, 3MF or GLB.',
    },
  }),
  NODE_CYCLE: () => ({
    message: {
      ru: 'Части модели вложены друг в друга по кругу.',
      en: 'The parts of the model contain one another in a circle.',
    },
    advice: exportAgain,
  }),
  OPEN_SURFACE: (params) => ({
    message: {
      ru: `Поверхность не замкнута: ${numbered.ru(number(params, 'openEdges'), ['открытое ребро', 'открытых ребра', 'открытых рёбер'])}. У такой модели нет объёма, и отлить её нельзя.`,
      en: `The surface is not closed: it has ${numbered.en(number(params, 'openEdges'), ['open edge', 'open edges'])}. Such a model has no volume and cannot be cast.`,
    },
    advice: {
      ru: 'Закройте отверстия в программе моделирования («заполнить отверстия», «сделать твёрдым телом») и загрузите модель снова.',
      en: 'Close the gaps in your modelling program (“fill holes”, “make solid”) and upload the model again.',
    },
  }),
  NON_MANIFOLD_EDGES: (params) => ({
    message: {
      ru: `На ${numbered.ru(number(params, 'edges'), ['ребре', 'рёбрах', 'рёбрах'])} сходятся больше двух граней: части модели касаются там друг друга.`,
      en: `More than two faces meet at ${numbered.en(number(params, 'edges'), ['edge', 'edges'])}: parts of the model touch there.`,
    },
    advice:
      number(params, 'unpaired') > 0
        ? {
            ru: 'Где у модели внутренняя сторона, понять нельзя. Объедините части в одно тело (булево объединение) и загрузите модель снова.',
            en: 'Which side is the inside cannot be told. Join the parts into one body (boolean union) and upload the model again.',
          }
        : {
            ru: 'Мы посмотрим на это место перед литьём. Лучше объединить части в одно тело (булево объединение).',
            en: 'We will look at the place before casting. It is better to join the parts into one body (boolean union).',
          },
  }),
  OVERLAPPING_BODIES: (params) => ({
    message: {
      ru: `Части модели заходят одна в другую (${numbered.ru(number(params, 'bodies'), ['часть', 'части', 'частей'])}): металл там посчитан дважды.`,
      en: `Parts of the model reach into each other (${numbered.en(number(params, 'bodies'), ['part', 'parts'])}): metal is counted twice there.`,
    },
    advice: {
      ru: 'Объедините части в одно тело (булево объединение): цена станет точной и, как правило, ниже.',
      en: 'Join the parts into one body (boolean union): the price becomes exact, and usually lower.',
    },
  }),
  WINDING_REPAIRED: (params) => ({
    message: {
      ru: `${numbered.ru(number(params, 'facets'), ['грань была вывернута', 'грани были вывернуты', 'граней были вывернуты'])} наизнанку, мы это исправили.`,
      en: `${numbered.en(number(params, 'facets'), ['face was', 'faces were'])} turned inside out; we have put that right.`,
    },
    advice:
      number(params, 'cavities') > 0
        ? {
            ru: 'Тело внутри другого тела мы сочли полостью. Если это не полость, объедините тела и загрузите модель снова.',
            en: 'We took a body within another for a cavity. If it is none, join the bodies and upload the model again.',
          }
        : nothingToDo,
  }),
  DEGENERATE_FACETS_DROPPED: (params) => ({
    message: {
      ru: `Мы не учли ${numbered.ru(number(params, 'facets'), ['грань', 'грани', 'граней'])} без площади или повторяющие другие.`,
      en: `We left out ${numbered.en(number(params, 'facets'), ['face', 'faces'])} without area or repeating others.`,
    },
    advice: nothingToDo,
  }),
  VERTICES_JOINED: (params) => ({
    message: {
      ru: `Сетка была разорвана щелями тоньше волоса, мы их сомкнули: ${numbered.ru(number(params, 'vertices'), ['вершина', 'вершины', 'вершин'])}.`,
      en: `The mesh was torn by hairline gaps; we have closed them by joining ${numbered.en(number(params, 'vertices'), ['vertex', 'vertices'])}.`,
    },
    advice: nothingToDo,
  }),
  PARTS_LEFT_OUT: (params) => ({
    message: {
      ru: `Мы не учли ${numbered.ru(number(params, 'parts'), ['часть', 'части', 'частей'])} файла: это не металл, а подсказки для печати или скрытые объекты.`,
      en: `We left out ${numbered.en(number(params, 'parts'), ['part', 'parts'])} of the file: helpers for printing or hidden objects, not metal.`,
    },
    advice: {
      ru: 'Если часть должна быть в изделии, сделайте её обычной частью модели и загрузите файл снова.',
      en: 'If a part belongs to the piece, make it an ordinary part of the model and upload the file again.',
    },
  }),
  ...castingTexts,
  NO_VOLUME: (params) => ({
    message:
      text(params, 'reason') === 'ONE_SIDED'
        ? {
            ru: 'У поверхности нельзя различить внутреннюю и наружную стороны, как у ленты Мёбиуса.',
            en: 'The inside and the outside of the surface cannot be told apart, as on a Möbius strip.',
          }
        : { ru: 'У модели нет толщины: отлить её нельзя.', en: 'The model has no thickness: it cannot be cast.' },
    advice: {
      ru: 'Придайте поверхности толщину («сделать твёрдым телом») и загрузите модель снова.',
      en: 'Give the surface a thickness (“solidify”) and upload the model again.',
    },
  }),
  IMPLAUSIBLE_SIZE: (params) => {
    const likely = unitNames[text(params, 'likelyUnit')];
    return {
      message: {
        ru: `Наибольший размер модели — ${russianNumber(number(params, 'largestMm'))} мм: для украшения это необычно.`,
        en: `The largest dimension of the model is ${englishNumber(number(params, 'largestMm'))} mm: unusual for jewellery.`,
      },
      advice: likely
        ? {
            ru: `Проверьте единицу длины: похоже, это ${likely.ru}.`,
            en: `Check the unit of length: it seems to be ${likely.en}.`,
          }
        : {
            ru: 'Проверьте единицу длины и масштаб модели.',
            en: 'Check the unit of length and the scale of the model.',
          },
    };
  },
  MEASURING_FAILED: () => ({
    message: {
      ru: 'Измерить модель не удалось: ошибка у нас.',
      en: 'The model could not be measured: the fault is ours.',
    },
    advice: {
      ru: 'Мы уже разбираемся. Запросите цену ещё раз позже или пришлите модель в другом виде.',
      en: 'We are looking into it. Ask for the price again later, or send the model in another form.',
    },
  }),
};

/** What to tell a customer about a problem, in every language. */
export function describeProblem(problem: ModelProblem): ProblemText {
  return catalogue[problem.code](problem.params);
}

/** The same as one text: what is wrong, and what to do. */
export function problemMessage(problem: ModelProblem): Localized {
  const { message, advice } = describeProblem(problem);
  return { ru: `${message.ru} ${advice.ru}`, en: `${message.en} ${advice.en}` };
}
