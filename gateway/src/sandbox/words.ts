import type { Localized } from '@alexandrite/contracts/locale';

/** Whom a page is for. */
export type Audience = 'developers' | 'partners';

/** What stands on both pages. */
export const words = {
  examples: { ru: 'Примеры', en: 'Examples' },
  headers: { ru: 'Заголовки', en: 'Headers' },
  operation: { ru: 'Запрос', en: 'Operation' },
  variables: { ru: 'Переменные', en: 'Variables' },
  run: { ru: 'Выполнить', en: 'Run' },
  stop: { ru: 'Остановить', en: 'Stop' },
  answer: { ru: 'Ответ', en: 'Answer' },
  running: { ru: 'Ждём ответа…', en: 'Waiting for the answer…' },
  following: { ru: 'Следим: каждое изменение появится здесь.', en: 'Following: every change appears here.' },
  done: { ru: 'Готово', en: 'Done' },
  ended: { ru: 'Поток закончился', en: 'The stream has ended' },
  notJson: { ru: 'не JSON', en: 'is not JSON' },
  unreachable: { ru: 'Шлюз не отвечает', en: 'The gateway does not answer' },
  nothingYet: { ru: 'Здесь появится ответ.', en: 'The answer appears here.' },
  endpoint: { ru: 'Адрес', en: 'Endpoint' },
  schema: { ru: 'Вся схема текстом', en: 'The whole schema as text' },
  getIn: { ru: 'Как войти', en: 'How to get in' },
  closed: {
    ru: 'Apollo Sandbox загружается из сети, и загрузить его не удалось. Ниже всё, что нужно, и без него. Сам Sandbox:',
    en: 'Apollo Sandbox comes from the network and could not be loaded. All that is needed is below, without it. Sandbox itself:',
  },
  loading: { ru: 'Загружаем Apollo Sandbox…', en: 'Loading Apollo Sandbox…' },
  ownValues: {
    ru: 'Вместо {{…}} подставьте своё. {{newKey}} — новый ключ запроса, 8 знаков или больше; без Sandbox страница придумает его сама.',
    en: 'Put your own in place of {{…}}. {{newKey}} is a new idempotency key, 8 characters or more; without Sandbox the page makes one up itself.',
  },
} as const satisfies Record<string, Localized>;

/** What differs between them. HTML. */
export const pageWords: Readonly<Record<Audience, Readonly<Record<'title' | 'intro' | 'getIn' | 'other', Localized>>>> =
  {
    developers: {
      title: { ru: 'GraphQL для разработчиков', en: 'GraphQL for developers' },
      intro: {
        ru: 'Весь граф: витрина, заказы, цены, производство.',
        en: 'The whole graph: storefront, orders, prices, production.',
      },
      getIn: {
        ru: 'Выполните пример «Вход»: браузер сохранит сессию. В программах передавайте <code>Authorization: Bearer &lt;token&gt;</code>. Подписки: WebSocket по тому же адресу (graphql-transport-ws, connectionParams <code>{ token, locale }</code>) или SSE (<code>Accept: text/event-stream</code>).',
        en: 'Run the example “Sign in”: the browser keeps the session. In programs send <code>Authorization: Bearer &lt;token&gt;</code>. Subscriptions: WebSocket at the same address (graphql-transport-ws, connectionParams <code>{ token, locale }</code>) or SSE (<code>Accept: text/event-stream</code>).',
      },
      other: { ru: 'Для партнёров', en: 'For partners' },
    },
    partners: {
      title: { ru: 'GraphQL для партнёров', en: 'GraphQL for partners' },
      intro: {
        ru: 'Каталог, материалы, цены ваших моделей и ваши заказы. Этот контракт не меняется без предупреждения.',
        en: 'The catalogue, materials, prices of your models, and your orders. This contract does not change unannounced.',
      },
      getIn: {
        ru: 'Ключ даёт ваш менеджер. Передавайте его с каждым запросом: <code>Authorization: Bearer &lt;ключ&gt;</code> или <code>X-Api-Key: &lt;ключ&gt;</code>. Подписки: WebSocket по тому же адресу (graphql-transport-ws, connectionParams <code>{ token: ключ }</code>) или SSE (<code>Accept: text/event-stream</code>). Если партнёр вошёл в этом браузере, ключ здесь не нужен.',
        en: 'Your manager gives you a key. Send it with every request: <code>Authorization: Bearer &lt;key&gt;</code> or <code>X-Api-Key: &lt;key&gt;</code>. Subscriptions: WebSocket at the same address (graphql-transport-ws, connectionParams <code>{ token: key }</code>) or SSE (<code>Accept: text/event-stream</code>). Where a partner has signed in in this browser, no key is needed here.',
      },
      other: { ru: 'Для разработчиков', en: 'For developers' },
    },
  };
