interface Given {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/** A request as it goes over the wire; its length is said unless it is said otherwise, or not at all with `''`. */
export function request({ method = 'POST', path = '/graphql', headers = {}, body = '' }: Given): Buffer {
  const bytes = Buffer.from(body);
  const all = { host: 'api.alexandrite.example', 'content-length': `${bytes.length}`, ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}\r\n`]));
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1'), bytes]);
}

/** A request whose head is written as it is. */
export const raw = (lines: readonly string[], body = ''): Buffer =>
  Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1');
/** Lines that such a request begins with. */
export const head = ['POST /graphql HTTP/1.1', 'host: a', 'content-type: application/json'];

const graphql = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json',
  'accept-language': 'en',
} as const;

/** A body of JSON to the graph, as it is. */
export function post(body: Buffer | string, headers: Readonly<Record<string, string>> = {}): Buffer {
  return request({ body, headers: { ...graphql, ...headers } });
}

/** An operation in JSON. */
export function ask(query: string, more: object = {}, headers: Readonly<Record<string, string>> = {}): Buffer {
  return post(JSON.stringify({ query, ...more }), headers);
}

export function get(search: string, headers: Readonly<Record<string, string>> = {}): Buffer {
  return request({
    method: 'GET',
    path: `/graphql?${search}`,
    headers: { 'content-length': '', accept: graphql.accept, 'accept-language': 'en', ...headers },
  });
}

/** `part(0) part(1) …` */
export const many = (count: number, part: (index: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(between);

let last = 0;
/** A name that nothing had before: what is asked by it was never parsed, and nothing is kept for it. */
export const aName = (): string => `N${(last += 1)}${process.pid}`;
