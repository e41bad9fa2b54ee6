import type { Locale, Localized } from '@alexandrite/contracts/locale';
import type { Example } from './example.ts';
import { type Audience, pageWords, words } from './words.ts';

/** Apollo's Sandbox is a script of theirs; nothing else on the page comes from outside. */
const sandboxScript =
  'https://embeddable-sandbox.cdn.apollographql.com/_latest/embeddable-sandbox.umd.production.min.js';

/** What a page is made of. */
export interface PageParts {
  readonly audience: Audience;
  readonly locale: Locale;
  /** Where the graph answers, as clients reach it. */
  readonly endpoint: string;
  /** Addresses of the schema as text, and of the page for others; null where there is none. */
  readonly schemaPath: string | null;
  readonly otherPath: string | null;
  readonly examples: readonly Example[];
  /** Headers to begin with. */
  readonly headers: Readonly<Record<string, string>>;
  readonly style: string;
  readonly script: string;
  /** Lets this page's own script and style in, and no other. */
  readonly nonce: string;
}

/**
 * The page at an address of the graph: Apollo Sandbox over it with examples beside, and a console of our own where the
 * network is closed.
 */
export function sandboxPage(parts: PageParts): string {
  const { audience, locale, endpoint, schemaPath, otherPath, examples, nonce } = parts;
  const say = (text: Localized): string => escape(text[locale]);
  const own = pageWords[audience];
  const studio = `https://studio.apollographql.com/sandbox/explorer?endpoint=${encodeURIComponent(endpoint)}`;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Alexandrite · ${say(own.title)}</title>
<style nonce="${nonce}">${parts.style}</style>
</head>
<body>
<header><h1>Alexandrite · ${say(own.title)}</h1><p>${say(own.intro)}</p>
${otherPath === null ? '' : `<a href="${otherPath}">${say(own.other)}</a>`}</header>
<div class="layout">
<nav>
<h2 id="examples">${say(words.examples)}</h2>
<ol aria-labelledby="examples">
${examples.map(({ title }, index) => `<li><button type="button" data-example="${index}">${say(title)}</button></li>`).join('\n')}
</ol>
<p>${say(words.ownValues)}</p>
</nav>
<aside>
<h2>${say(words.endpoint)}</h2>
<p><code>${escape(endpoint)}</code></p>
<h2>${say(words.getIn)}</h2>
<p>${own.getIn[locale]}</p>
${schemaPath === null ? '' : `<p><a href="${schemaPath}">${say(words.schema)}</a></p>`}
</aside>
<main>
<div id="sandbox" hidden></div>
<div id="console">
<p id="notice" role="status"><span id="loading">${say(words.loading)}</span><span id="closed" hidden>${say(words.closed)}
<a href="${studio}">studio.apollographql.com/sandbox</a></span></p>
<p id="about" hidden></p>
<div class="panes">
<div>
<label for="operation">${say(words.operation)}</label><textarea id="operation" spellcheck="false"></textarea>
<label for="variables">${say(words.variables)}</label><textarea id="variables" spellcheck="false"></textarea>
<label for="headers">${say(words.headers)}</label><textarea id="headers" spellcheck="false"></textarea>
<div class="actions"><button type="button" id="run">${say(words.run)}</button><button type="button" id="stop" hidden>${say(words.stop)}</button><span id="state" role="status"></span></div>
</div>
<div><p class="label">${say(words.answer)}</p><pre id="answer" tabindex="0" aria-label="${say(words.answer)}">${say(words.nothingYet)}</pre></div>
</div>
</div>
</main>
</div>
<script nonce="${nonce}">
const page = ${scriptData(parts)};
${parts.script}
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
    'img-src data:',
    `connect-src 'self' ${new URL(endpoint).origin} ws: wss:`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What the page's script is told. */
function scriptData({ locale, endpoint, examples, headers }: PageParts): string {
  const told = {
    path: new URL(endpoint).pathname,
    sandboxScript,
    headers,
    say: Object.fromEntries(Object.entries(words).map(([name, text]) => [name, text[locale]])),
    examples: examples.map(({ document, variables, about }) => ({ document, variables, about: about?.[locale] })),
    settings: {
      target: '#sandbox',
      initialEndpoint: endpoint,
      initialSubscriptionEndpoint: endpoint.replace(/^http/, 'ws'),
      includeCookies: true,
      initialState: { headers: withoutPlaceholders(headers), includeCookies: true },
    },
  };
  return JSON.stringify(told).replaceAll('<', String.raw`\u003c`);
}

/** What the reader has yet to fill in is not sent. */
function withoutPlaceholders(headers: PageParts['headers']): PageParts['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => !value.includes('{{')));
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
