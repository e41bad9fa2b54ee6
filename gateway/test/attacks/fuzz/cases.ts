import { choicesNamed, type Choices } from '../../support/random/choices.ts';
import { frame, opcodes } from '../stand/frames.ts';
import { request } from '../stand/requests.ts';
import { corpus } from './corpus.ts';
import { mutateBytes, mutateDocument, mutateJson } from './mutations.ts';

/** What is tried: bytes in pieces, and whether the connection is reset after them. */
export interface Case {
  readonly protocol: 'http' | 'websocket' | 'events';
  readonly pieces: readonly Buffer[];
  readonly isReset: boolean;
}

/** A case that follows from its seed and its number alone. */
export function caseOf(seed: number, number: number): Case {
  const choices = choicesNamed(`${seed} ${number}`);
  const protocol = choices.of(['http', 'http', 'http', 'websocket', 'websocket', 'events'] as const);
  const whole = protocol === 'websocket' ? conversation(choices) : [aRequest(protocol, choices)];
  return { protocol, pieces: torn(whole, choices), isReset: choices.chance(0.1) };
}

/** The same bytes in other pieces, sometimes not all of them. */
function torn(pieces: readonly Buffer[], choices: Choices): readonly Buffer[] {
  if (choices.chance(0.7)) return pieces;
  const cut = pieces.flatMap((piece) => {
    const at = choices.below(piece.length + 1);
    return [piece.subarray(0, at), piece.subarray(at)];
  });
  return choices.chance(0.3) ? cut.slice(0, 1 + choices.below(cut.length)) : cut;
}

function operation(choices: Choices): object {
  const { query, variables } = choices.of(corpus);
  const asked = {
    query: choices.chance(0.6) ? mutateDocument(query, choices.of(corpus).query, choices) : query,
    variables: choices.chance(0.4) ? mutateJson(variables, choices) : variables,
  };
  const whole = choices.chance(0.2) ? mutateJson(asked, choices) : asked;
  return typeof whole === 'object' && whole !== null ? whole : asked;
}

const headers: Readonly<Record<string, readonly string[]>> = {
  accept: [
    '*/*',
    'application/json',
    'application/graphql-response+json',
    'text/html',
    'multipart/mixed',
    'a/b;q=x',
    '',
  ],
  'accept-encoding': ['gzip', 'br', 'identity;q=0', '*;q=0', 'gzip;q=1e9', ',,,'],
  'accept-language': ['en', 'ru', 'xx-xx;q=abc', '*', '\u00ff'],
  'content-type': [
    'application/json',
    'application/json; charset=utf-8',
    'text/plain',
    'application/json; charset=x',
    '',
  ],
  authorization: ['Bearer a.b.c', 'Bearer ', 'Basic YTpi', 'bearer x y z'],
  'x-api-key': ['a', '.', 'ak_'],
  cookie: ['session=a.b.c', '=;=;', 'a', 'session='],
  origin: ['http://web.alexandrite.example', 'https://evil.example', 'null', '://'],
  'x-forwarded-for': ['1.2.3.4', ',,', '::1', 'unknown', '999.999.999.999'],
  traceparent: ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '00-0-0-0', 'x'],
  baggage: ['a=b', '=', 'x'.repeat(500)],
  'last-event-id': ['1-1', '\u0001', 'x'.repeat(300), '-1'],
  'transfer-encoding': ['chunked', 'gzip, chunked'],
  'content-length': ['0', '5', '1e3', '-1'],
  connection: ['close', 'upgrade', 'keep-alive, close'],
  expect: ['100-continue', '200-ok'],
  'sec-fetch-site': ['cross-site', 'same-origin', 'none'],
  'if-none-match': ['"a"', '*', 'W/'],
};

function aRequest(protocol: 'http' | 'events', choices: Choices): Buffer {
  const more = Object.fromEntries(
    Object.entries(headers).flatMap(([name, values]) => (choices.chance(0.06) ? [[name, choices.of(values)]] : [])),
  );
  const given = {
    'content-type': 'application/json',
    accept: protocol === 'events' ? 'text/event-stream' : 'application/json',
    ...more,
  };
  const asked = operation(choices);
  const path = choices.chance(0.85)
    ? '/graphql'
    : choices.of(['/partner/graphql', '/', '/uploads/a', '/files/a', '/graphql/schema', '/%', '//']);
  const bytes = choices.chance(0.25)
    ? request({
        method: choices.of(['GET', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']),
        path: `${path}?${search(asked)}`,
        headers: { 'content-length': '', ...given },
      })
    : request({
        path,
        headers: given,
        body: choices.chance(0.15) ? mutateBytes(Buffer.from(JSON.stringify(asked)), choices) : JSON.stringify(asked),
      });
  return choices.chance(0.15) ? mutateBytes(bytes, choices) : bytes;
}

const search = (asked: object): string =>
  Object.entries(asked)
    .map(([name, value]: [string, unknown]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(text.toWellFormed())}`;
    })
    .join('&')
    .slice(0, 8_000);

const handshake = request({
  method: 'GET',
  headers: {
    'content-length': '',
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-protocol': 'graphql-transport-ws',
  },
});

/** A handshake and messages, some of them changed, or in another order. */
function conversation(choices: Choices): readonly Buffer[] {
  const id = (): string => choices.of(['1', '2', '__proto__', '']);
  const subscription = (): object => ({ id: id(), type: 'subscribe', payload: operation(choices) });
  const others: readonly (() => object)[] = [
    subscription,
    subscription,
    () => ({ id: id(), type: 'complete' }),
    () => ({ type: 'ping', payload: { at: choices.below(9) } }),
    () => ({ type: 'pong' }),
    () => ({ type: 'connection_init', payload: mutateJson({ token: 'a', locale: 'ru' }, choices) }),
    () => ({ id: id(), type: choices.of(['next', 'error', 'start', 'stop', 'connection_ack']), payload: {} }),
  ];
  const said = Array.from({ length: 1 + choices.below(6) }, () => choices.of(others)());
  const messages = choices.chance(0.8) ? [{ type: 'connection_init' }, ...said] : said;
  const frames = messages.map((message) => {
    const text = JSON.stringify(choices.chance(0.15) ? mutateJson(message, choices) : message);
    const bytes = choices.chance(0.1) ? mutateBytes(Buffer.from(text), choices) : Buffer.from(text);
    if (choices.chance(0.9)) return frame(bytes);
    return frame(bytes, {
      opcode: choices.of([...Object.values(opcodes), 3, 11]),
      isLast: choices.chance(0.5),
      isMasked: choices.chance(0.7),
      reserved: choices.of([0, 0, 1, 4]),
    });
  });
  const opening = choices.chance(0.1) ? mutateBytes(handshake, choices) : handshake;
  return [opening, ...frames.map((bytes) => (choices.chance(0.05) ? mutateBytes(bytes, choices) : bytes))];
}
