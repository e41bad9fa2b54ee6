// Runs in the browser, on the page alone: `page` is what the server wrote above it.
const find = (id) => document.getElementById(id);
const { examples, say, path, settings, sandboxScript } = page;
let sandbox = null;
let running = null;

const pretty = (value) => JSON.stringify(value, null, 2);

/** Shows an example, in Sandbox where that is there. */
function choose(index) {
  const { document: text, variables, about } = examples[index];
  for (const button of document.querySelectorAll('[data-example]')) {
    button.setAttribute('aria-current', String(button.dataset.example === String(index)));
  }
  find('about').textContent = about ?? '';
  find('about').hidden = !about;
  find('operation').value = text;
  find('variables').value = pretty(variables);
  if (sandbox) openSandbox(text, variables);
}

function openSandbox(text, variables) {
  sandbox?.dispose?.();
  sandbox = new window.EmbeddedSandbox({
    ...settings,
    initialState: { ...settings.initialState, document: text, variables },
  });
}

function parseMap(id) {
  const text = find(id).value.trim();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new Error(`${find(id).labels[0].textContent} ${say.notJson}`);
  }
}

/** A new idempotency key; `randomUUID` is there on secure pages alone. */
const newKey = () => [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');

/** Headers without those that the reader has yet to fill in: who has signed in needs no key. */
function filledIn(headers) {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => !String(value).includes('{{')));
}

/** Asks, and shows what comes: one answer, or the pushes of a subscription as they come. */
async function run() {
  running?.abort();
  const asking = new AbortController();
  running = asking;
  const query = find('operation').value;
  const follows = /^\s*subscription\b/m.test(query);
  find('answer').textContent = '';
  find('state').textContent = follows ? say.following : say.running;
  find('stop').hidden = !follows;
  try {
    const response = await fetch(path, {
      method: 'POST',
      signal: asking.signal,
      headers: {
        ...filledIn(parseMap('headers')),
        'content-type': 'application/json',
        accept: follows ? 'text/event-stream' : 'application/json',
      },
      body: JSON.stringify({ query, variables: parseMap('variables') }).replaceAll('{{newKey}}', newKey),
    });
    if (follows && response.ok) await showEvents(response.body);
    else find('answer').textContent = pretty(await response.json());
    find('state').textContent = follows && response.ok ? say.ended : `${say.done} · ${response.status}`;
  } catch (fault) {
    if (asking.signal.aborted) find('state').textContent = say.ended;
    else find('state').textContent = fault instanceof TypeError ? say.unreachable : fault.message;
  } finally {
    if (running === asking) find('stop').hidden = true;
  }
}

async function showEvents(body) {
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + text).split('\n\n');
    rest = events.pop();
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '));
      if (data) find('answer').append(`${pretty(JSON.parse(data.slice('data: '.length)))}\n\n`);
    }
  }
}

for (const button of document.querySelectorAll('[data-example]')) {
  button.addEventListener('click', () => {
    choose(Number(button.dataset.example));
    // On a phone the list is above what it chooses.
    if (matchMedia('(max-width: 44rem)').matches) document.querySelector('main').scrollIntoView();
  });
}
find('run').addEventListener('click', () => void run());
find('stop').addEventListener('click', () => running?.abort());
find('headers').value = pretty(page.headers);
choose(0);

const script = document.createElement('script');
script.src = sandboxScript;
const closed = () => {
  if (sandbox) return;
  find('loading').hidden = true;
  find('closed').hidden = false;
};
script.onerror = closed;
script.onload = () => {
  find('console').hidden = true;
  find('sandbox').hidden = false;
  openSandbox(examples[0].document, examples[0].variables);
};
// A network that swallows requests instead of refusing them says nothing for minutes.
setTimeout(closed, 4000);
document.head.append(script);
