import type { Locale } from '@alexandrite/contracts/locale';
import { examples } from './examples.ts';

/** Apollo's Sandbox is a script of theirs; nothing else on the page comes from outside. */
const sandboxScript =
  'https://embeddable-sandbox.cdn.apollographql.com/_latest/embeddable-sandbox.umd.production.min.js';

const words = {
  en: {
    closed: 'Apollo Sandbox comes from the network and could not be loaded.',
    instead: 'Everything works without it. Any GraphQL client can be pointed at',
    sandbox: 'Sandbox itself is at',
    schema: 'The whole schema as text',
    examples: 'Operations to begin with',
    headers: 'Headers',
    headersText:
      'Signing in sets a cookie, and nothing more is needed here. Elsewhere send <code>Authorization: Bearer &lt;token&gt;</code>. ' +
      'The language of names and messages follows <code>Accept-Language: ru</code> or <code>en</code>. ' +
      'Subscriptions run over WebSocket at the same address (graphql-transport-ws) with connectionParams <code>{ token, locale }</code>.',
  },
  ru: {
    closed: 'Apollo Sandbox загружается из сети, и сейчас его загрузить не удалось.',
    instead: 'Без него всё работает. Любому клиенту GraphQL дайте адрес',
    sandbox: 'Сам Sandbox находится здесь:',
    schema: 'Вся схема текстом',
    examples: 'Запросы для начала',
    headers: 'Заголовки',
    headersText:
      'Вход ставит cookie, больше здесь ничего не нужно. В других программах передавайте <code>Authorization: Bearer &lt;token&gt;</code>. ' +
      'Язык названий и сообщений задаёт <code>Accept-Language: ru</code> или <code>en</code>. ' +
      'Подписки идут по WebSocket по тому же адресу (graphql-transport-ws), connectionParams <code>{ token, locale }</code>.',
  },
} as const;

/**
 * The page for developers: Apollo Sandbox over this graph, and, when the network is closed, what to do without it.
 * @param endpoint where the graph answers
 * @param nonce lets this page's own script run, and no other
 */
export function sandboxPage(locale: Locale, endpoint: string, nonce: string): string {
  const say = words[locale];
  const [first] = examples;
  const settings = {
    target: '#sandbox',
    initialEndpoint: endpoint,
    initialSubscriptionEndpoint: endpoint.replace(/^http/, 'ws'),
    includeCookies: true,
    initialState: {
      document: first?.document ?? '',
      variables: first?.variables ?? {},
      headers: { 'accept-language': locale },
      includeCookies: true,
    },
  };
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Alexandrite · GraphQL</title>
<style nonce="${nonce}">
  body { margin: 0; font: 16px/1.55 Georgia, 'Times New Roman', serif; color: #1d2326; background: #faf9f7 }
  #sandbox, #sandbox iframe { width: 100%; height: 100vh; border: 0 }
  main { max-width: 46rem; margin: 0 auto; padding: 3rem 1.25rem 5rem }
  h1 { font-weight: 400; letter-spacing: .04em } h2 { margin-top: 2.5rem; font-weight: 400 }
  a { color: #1f5f57 } pre, code { font: 13px/1.6 ui-monospace, Menlo, Consolas, monospace }
  pre { padding: 1rem; overflow: auto; background: #fff; border: 1px solid #e4e0d8; border-radius: 6px }
  summary { cursor: pointer; padding: .4rem 0 } #closed { padding: 1rem; background: #f3ede1; border-radius: 6px }
  [hidden] { display: none }
</style>
</head>
<body>
<div id="sandbox" hidden></div>
<main id="without">
<h1>Alexandrite · GraphQL</h1>
<p id="closed" role="status" hidden>${say.closed} ${say.instead} <code>${escape(endpoint)}</code>. ${say.sandbox}
<a href="https://studio.apollographql.com/sandbox/explorer?endpoint=${encodeURIComponent(endpoint)}">studio.apollographql.com/sandbox</a>.</p>
<p><a href="/schema.graphql">${say.schema}</a></p>
<h2>${say.examples}</h2>
${examples.map((example) => exampleBlock(example.title[locale], example.document, example.variables)).join('\n')}
<h2>${say.headers}</h2>
<p>${say.headersText}</p>
</main>
<script nonce="${nonce}">
const closed = () => { document.getElementById('closed').hidden = false; };
const script = document.createElement('script');
script.src = '${sandboxScript}';
script.onerror = closed;
script.onload = () => {
  document.getElementById('without').hidden = true;
  document.getElementById('sandbox').hidden = false;
  new window.EmbeddedSandbox(${JSON.stringify(settings).replaceAll('<', String.raw`\u003c`)});
};
// A network that swallows requests instead of refusing them says nothing for minutes.
setTimeout(() => { if (!window.EmbeddedSandbox) closed(); }, 4000);
document.head.append(script);
</script>
</body>
</html>
`;
}

/** What the page may load: its own script, Sandbox, and nothing else; and that it may ask the graph. */
export function sandboxPolicy(endpoint: string, nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' https://embeddable-sandbox.cdn.apollographql.com`,
    `style-src 'nonce-${nonce}'`,
    // Sandbox sizes its frame by a style attribute.
    "style-src-attr 'unsafe-inline'",
    'frame-src https://sandbox.embed.apollographql.com',
    `connect-src 'self' ${new URL(endpoint).origin} ws: wss:`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function exampleBlock(title: string, document: string, variables: Readonly<Record<string, unknown>>): string {
  const values = Object.keys(variables).length > 0 ? `\n\n# variables\n${JSON.stringify(variables, null, 2)}` : '';
  return `<details><summary>${escape(title)}</summary><pre>${escape(document + values)}</pre></details>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
