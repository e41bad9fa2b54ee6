import type { ModelProblemCode } from '@alexandrite/contracts/events';
import type { Localized } from '@alexandrite/contracts/locale';
import type { TextCatalogue } from '@alexandrite/service-kit/refusals';

/** There where a file cannot be taken for want of space. */
const noRoom: Localized = {
  ru: 'Сейчас у нас нет места для новых файлов. Попробуйте ещё раз немного позже.',
  en: 'There is no room for new files just now. Try again a little later.',
};

/** Refusals of this service. */
export const refusalTexts: TextCatalogue = {
  EMAIL_FORMAT: { ru: 'Проверьте адрес электронной почты.', en: 'Check the e-mail address.' },
  PASSWORD_LENGTH: {
    ru: 'В пароле должно быть от {least} до {most} знаков.',
    en: 'A password has {least} to {most} characters.',
  },
  DISPLAY_NAME_LENGTH: {
    ru: 'Напишите, как к вам обращаться: до {most} знаков.',
    en: 'Tell us what to call you, in up to {most} characters.',
  },
  EMAIL_TAKEN: {
    ru: 'На этот адрес уже есть учётная запись. Войдите в неё.',
    en: 'This address has an account already. Sign in instead.',
  },
  WRONG_CREDENTIALS: { ru: 'Неверный адрес или пароль.', en: 'The address or the password is wrong.' },
  PASSWORD_PERSONAL: {
    ru: 'В пароле почти нет ничего, кроме вашего имени, адреса или названия дома. Возьмите несколько других слов.',
    en: 'There is little in this password but your name, your address or ours. Take a few other words.',
  },
  PASSWORD_GUESSABLE: {
    ru: 'Такой пароль легко подобрать. Возьмите, например, четыре слова, которые вместе нигде не встречаются.',
    en: 'This password is easily guessed. Take four words, say, that are found together nowhere else.',
  },
  PASSWORD_SAME: {
    ru: 'Это прежний пароль. Придумайте другой.',
    en: 'This is the password it was. Choose another.',
  },
  PASSWORD_CHANGE_REQUIRED: {
    ru: 'Этот пароль вам выдали. Придумайте свой, чтобы войти.',
    en: 'This password was given to you. Choose one of your own to sign in.',
  },
  WRONG_PASSWORD: { ru: 'Нынешний пароль неверен.', en: 'The current password is wrong.' },
  EMAIL_TAKEN_BY_OTHER: {
    ru: 'На этот адрес уже есть учётная запись. Найдите её в списке и измените её роли.',
    en: 'This address has an account already. Find it in the list and change its roles.',
  },
  ROLES_EMPTY: {
    ru: 'Выберите хотя бы одну роль. Чтобы закрыть доступ, закройте учётную запись.',
    en: 'Choose one role at least. To take all access away, close the account.',
  },
  OWN_ACCOUNT: {
    ru: 'Свою учётную запись так изменить нельзя. Попросите другого администратора.',
    en: 'Your own account cannot be changed so. Ask another administrator.',
  },
  STILL_ADMIN: {
    ru: 'Это администратор. Сначала снимите с него эту роль.',
    en: 'This is an administrator. Take that role away first.',
  },
  LAST_ADMIN: {
    ru: 'Это последний администратор. Сначала сделайте администратором кого-нибудь ещё.',
    en: 'This is the last administrator. Make somebody else one first.',
  },
  ACCOUNT_CLOSED: {
    ru: 'Эта учётная запись закрыта. Обратитесь к администратору.',
    en: 'This account is closed. Ask an administrator.',
  },
  TOO_MANY_ATTEMPTS: {
    ru: 'Слишком много попыток. Попробуйте снова {wait}.',
    en: 'Too many tries. Try again {wait}.',
  },
  SIGN_IN_BUSY: {
    ru: 'Сейчас входит слишком много людей сразу. Попробуйте снова {wait}.',
    en: 'Too many people are signing in at this moment. Try again {wait}.',
  },
  UNSUPPORTED_FORMAT: {
    ru: 'Такие файлы мы пока не принимаем. Сохраните модель в одном из форматов: {formats}.',
    en: 'We do not take files of this kind yet. Save the model in one of these formats: {formats}.',
  },
  EMPTY_FILE: {
    ru: 'Файл пуст. Экспортируйте модель ещё раз.',
    en: 'The file is empty. Export the model once more.',
  },
  TOO_MANY_OPEN_UPLOADS: {
    ru: 'Слишком много загрузок начато и не закончено. Закончите или отмените начатые либо подождите: через {hours} ч. они закроются сами.',
    en: 'Too many uploads were started and not finished. Finish or cancel those, or wait: they close by themselves after {hours} hours.',
  },
  STORAGE_QUOTA: {
    ru: 'Ваши модели занимают всё отведённое им место. Напишите нам, и мы его освободим или добавим.',
    en: 'Your models take all the space that is yours. Write to us: we will free some or add more.',
  },
  NO_ROOM: noRoom,
  PRODUCT_NOT_FOUND: { ru: 'Такого изделия нет в каталоге.', en: 'There is no such piece in the catalogue.' },
  PRODUCT_CHANGED_SINCE: {
    ru: 'Изделие уже изменил кто-то другой. Откройте его снова и внесите изменения в новую версию.',
    en: 'Somebody else has changed the piece. Open it again and make your changes to what it is now.',
  },
  ACCOUNT_NOT_FOUND: { ru: 'Такой учётной записи нет.', en: 'There is no such account.' },
  NOT_A_PARTNER: {
    ru: 'Ключи бывают только у партнёров. Сначала сделайте учётную запись партнёрской.',
    en: 'Keys are for partners only. Make the account a partner’s first.',
  },
  TOO_MANY_KEYS: {
    ru: 'У партнёра уже {most} действующих ключей. Отзовите ненужный.',
    en: 'The partner has {most} active keys already. End one that is not needed.',
  },
  PARTNER_KEY_NAME: {
    ru: 'Напишите, для чего ключ: до {most} знаков.',
    en: 'Say what the key is for, in up to {most} characters.',
  },
  PARTNER_KEY_DAYS: { ru: 'Ключ действует от {least} до {most} дней.', en: 'A key holds for {least} to {most} days.' },
  PARTNER_KEY_NOT_FOUND: { ru: 'Такого ключа нет.', en: 'There is no such key.' },
  NOTHING_TO_CHANGE: { ru: 'Скажите, что изменить.', en: 'Say what to change.' },
  PRODUCT_TEXT_LENGTH: { ru: 'Нужно от 1 до {most} знаков.', en: 'It takes 1 to {most} characters.' },
  PRODUCT_PRICE: {
    ru: 'Цена бывает от 1 до 10 000 000 ₽.',
    en: 'A price is between ₽1 and ₽10,000,000.',
  },
  PRODUCT_PRICE_TO_CONFIRM: {
    ru: 'Цена отличается от прежней более чем втрое. Проверьте, не сдвинулась ли запятая, и подтвердите её.',
    en: 'The price is more than three times what it was, or less than a third. Check the decimal point, then confirm it.',
  },
  PRODUCT_LEAD_TIME: {
    ru: 'Срок бывает от {least} до {most} рабочих дней.',
    en: 'A lead time is {least} to {most} working days.',
  },
  FILE_TOO_LARGE: {
    ru: 'Файл больше {maxMegabytes} МБ. Упростите сетку: для украшения довольно нескольких сотен тысяч треугольников.',
    en: 'The file is larger than {maxMegabytes} MB. Simplify the mesh: a few hundred thousand triangles are plenty for a piece of jewellery.',
  },
};

/** What is said to a client that sends a file. */
export const uploadTexts: TextCatalogue = {
  LINK_INVALID: {
    ru: 'Ссылка для загрузки не действует. Войдите и начните загрузку заново.',
    en: 'The upload address does not hold. Sign in and start the upload anew.',
  },
  LINK_EXPIRED: {
    ru: 'Ссылка для загрузки устарела. Начните загрузку заново.',
    en: 'The upload address has expired. Start the upload anew.',
  },
  MODEL_NOT_FOUND: { ru: 'Такой загрузки нет. Начните её заново.', en: 'There is no such upload. Start it anew.' },
  FILE_TOO_LARGE: {
    ru: 'Файл больше, чем было объявлено: {byteSize} байт. Начните загрузку заново.',
    en: 'The file is larger than was declared: {byteSize} bytes. Start the upload anew.',
  },
  UPLOAD_INCOMPLETE: {
    ru: 'Файл загрузился не полностью. Отправьте его по той же ссылке ещё раз.',
    en: 'The file did not arrive as a whole. Send it to the same address once more.',
  },
  ALREADY_UPLOADED: {
    ru: 'По этой ссылке уже загружен другой файл. Начните новую загрузку.',
    en: 'Another file was uploaded to this address already. Start a new upload.',
  },
  UPLOAD_COMPLETE: {
    ru: 'Файл уже загружен, отменять нечего.',
    en: 'The file has been uploaded already: there is nothing to cancel.',
  },
  UPLOAD_STALLED: {
    ru: 'Файл перестал приходить, и загрузка прервана. Проверьте соединение и отправьте его ещё раз.',
    en: 'The file stopped arriving, so the upload was ended. Check your connection and send it once more.',
  },
  UPLOAD_TOO_SLOW: {
    ru: 'Файл приходит слишком медленно, и загрузка прервана. Найдите соединение быстрее и отправьте его ещё раз.',
    en: 'The file arrives too slowly, so the upload was ended. Find a faster connection and send it once more.',
  },
  TOO_MANY_AT_ONCE: {
    ru: 'Вы загружаете слишком много файлов сразу. Дождитесь, пока загрузятся начатые, и отправьте этот ещё раз.',
    en: 'You are sending too many files at once. Wait until some have arrived, then send this one again.',
  },
  UPLOADS_BUSY: {
    ru: 'Сейчас загружается слишком много файлов сразу. Попробуйте ещё раз через минуту.',
    en: 'Too many files are being sent to us at this moment. Try again in a minute.',
  },
  NO_ROOM: noRoom,
};

const exportAgain: Localized = {
  ru: 'Экспортируйте модель ещё раз (STL, 3MF, OBJ, PLY или glTF) и загрузите её заново.',
  en: 'Export the model once more (STL, 3MF, OBJ, PLY or glTF) and upload it anew.',
};
const mend: Localized = {
  ru: 'Исправьте модель в своей программе и загрузите её заново.',
  en: 'Mend the model in your modelling program and upload it anew.',
};
const simplify: Localized = {
  ru: 'Упростите сетку и загрузите её заново.',
  en: 'Simplify the mesh and upload it anew.',
};
const problem = (ru: string, en: string, advice: Localized): Localized => ({
  ru: `${ru} ${advice.ru}`,
  en: `${en} ${advice.en}`,
});

/** Why a model cannot be made, in short; the quote says it in figures. */
export const modelProblemTexts: Readonly<Record<ModelProblemCode, Localized>> = {
  EMPTY_FILE: problem('Файл пуст.', 'The file is empty.', exportAgain),
  FILE_TOO_LARGE: problem('Файл слишком велик.', 'The file is too large.', simplify),
  UPLOAD_INCOMPLETE: problem('Файл загрузился не полностью.', 'The file did not arrive as a whole.', exportAgain),
  UNKNOWN_FORMAT: problem('Это не 3D-модель.', 'This is no 3D model.', exportAgain),
  UNSUPPORTED_FORMAT: problem('Такой формат мы пока не читаем.', 'We do not read this format yet.', exportAgain),
  TRUNCATED: problem('Файл обрывается.', 'The file is cut short.', exportAgain),
  MALFORMED: problem('Файл повреждён.', 'The file is damaged.', exportAgain),
  NO_TRIANGLES: problem('В файле нет ни одного треугольника.', 'There is not a single triangle in it.', exportAgain),
  NON_FINITE_COORDINATE: problem(
    'В файле есть координаты, которые не являются числами.',
    'The file has coordinates that are no numbers.',
    mend,
  ),
  TOO_MANY_TRIANGLES: problem('В модели слишком много треугольников.', 'The model has too many triangles.', simplify),
  TOO_COMPLEX: problem('Модель слишком сложна.', 'The model is too complex.', simplify),
  UNPACKS_TOO_LARGE: problem('В распакованном виде файл слишком велик.', 'Unpacked, the file is too large.', simplify),
  EXTERNAL_REFERENCE: problem(
    'Файл ссылается на другие файлы, которых в нём нет.',
    'The file refers to other files that are not in it.',
    {
      ru: 'Экспортируйте модель одним файлом (STL, 3MF или GLB) и загрузите её заново.',
      en: 'Export the model as a single file (STL, 3MF or GLB) and upload it anew.',
    },
  ),
  NODE_CYCLE: problem(
    'Части модели вложены друг в друга по кругу.',
    'The parts of the model contain one another in a circle.',
    exportAgain,
  ),
  OPEN_SURFACE: problem('Поверхность модели не замкнута.', 'The model’s surface is not closed.', mend),
  NON_MANIFOLD_EDGES: problem(
    'На некоторых рёбрах сходятся больше двух граней.',
    'More than two faces meet at some edges.',
    mend,
  ),
  OVERLAPPING_BODIES: problem('Части модели заходят одна в другую.', 'Parts of the model reach into each other.', mend),
  WINDING_REPAIRED: problem('Некоторые грани вывернуты наизнанку.', 'Some faces are turned inside out.', mend),
  DEGENERATE_FACETS_DROPPED: problem('Есть грани без площади.', 'Some faces have no area.', mend),
  VERTICES_JOINED: problem('Сетка разорвана на мелкие щели.', 'The mesh is torn by hairline gaps.', mend),
  PARTS_LEFT_OUT: problem(
    'Не все части файла относятся к изделию.',
    'Not all parts of the file are of the piece.',
    mend,
  ),
  THIN_WALL: problem('У модели есть слишком тонкие стенки.', 'Some walls of the model are too thin.', mend),
  SMALL_DETAIL: problem('У модели есть слишком мелкие детали.', 'Some details of the model are too small.', mend),
  TOO_LARGE_TO_CAST: problem('Модель не помещается в опоку.', 'The model does not fit the casting flask.', mend),
  TOO_HEAVY_TO_CAST: problem('Изделие слишком тяжело для одной плавки.', 'The piece is too heavy for one melt.', mend),
  NO_VOLUME: problem('У модели нет объёма.', 'The model has no volume.', mend),
  IMPLAUSIBLE_SIZE: problem('Размеры не похожи на украшение.', 'The size is not that of a piece of jewellery.', {
    ru: 'Проверьте единицу длины и масштаб и загрузите модель заново.',
    en: 'Check the unit of length and the scale, and upload the model anew.',
  }),
  MEASURING_FAILED: problem('Измерить модель не удалось: ошибка у нас.', 'We failed to measure the model: our fault.', {
    ru: 'Мы уже разбираемся. Попробуйте позже или пришлите модель в другом виде.',
    en: 'We are looking into it. Try again later, or send the model in another form.',
  }),
};

/** What a picture shows, for those who cannot see it. */
export const viewTexts: TextCatalogue = {
  hero: { ru: '{name}', en: '{name}' },
  front: { ru: '{name}: вид спереди', en: '{name}, seen from the front' },
};
