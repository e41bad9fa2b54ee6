import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { GraphQLRequestError, NetworkError, type GraphQLFault } from '../src/errors.ts';
import { execute } from '../src/execute.ts';
import { aDocument } from './documents.ts';

const viewer = aDocument<{ viewer: { id: string } | null }>('query Viewer { viewer { id } }');

describe('execute', () => {
  let server: Server;
  let url: string;
  let answer: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  const json = (body: unknown, status = 200) => {
    answer = (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
  };

  beforeAll(async () => {
    server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    url = `http://127.0.0.1:${String(address.port)}/graphql`;
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('answers the data', async () => {
    json({ data: { viewer: { id: 'acc_1' } } });
    await expect(execute(viewer, {}, { url, locale: 'ru' })).resolves.toEqual({ viewer: { id: 'acc_1' } });
  });

  it('says who asks, in which language, and for what', async () => {
    let seen: unknown;
    answer = async (request, response) => {
      const { cookie, 'accept-language': language } = request.headers;
      seen = { cookie, language, body: JSON.parse(await text(request)) as unknown };
      response.end('{"data":{"viewer":null}}');
    };
    await execute(viewer, {}, { url, locale: 'en', cookie: 'alexandrite_session=s' });
    expect(seen).toEqual({
      cookie: 'alexandrite_session=s',
      language: 'en',
      body: { query: String(viewer), operationName: 'Viewer', variables: {} },
    });
  });

  it('says which trace it belongs to: that of the page, or one of its own', async () => {
    const seen: (string | undefined)[] = [];
    answer = (request, response) => {
      seen.push(String(request.headers['traceparent']));
      response.end('{"data":{"viewer":null}}');
    };
    const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await execute(viewer, {}, { url, locale: 'en', trace });
    await execute(viewer, {}, { url, locale: 'en' });
    expect(seen[0]).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$/);
    expect(seen[1]).toMatch(/^00-(?!0af7651916cd43dd)[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it('answers what came when a part is missing, and says which', async () => {
    const fault = { message: 'shop is away', path: ['viewer', 'name'], extensions: { code: 'X' } };
    json({ data: { viewer: { id: 'acc_1', name: null } }, errors: [fault] });
    const told: GraphQLFault[] = [];
    const answered = await execute(
      viewer,
      {},
      { url, locale: 'ru', onPartialAnswer: (faults) => told.push(...faults) },
    );
    expect(answered).toMatchObject({ viewer: { id: 'acc_1' } });
    expect(told).toEqual([{ message: 'shop is away', path: 'viewer.name', code: 'X' }]);
  });

  it.each([['viewer'], ['viewer.id'], ['']])(
    'does not take a fault at "%s" for nobody being signed in',
    async (path) => {
      const fault = {
        message: 'shop is away',
        path: path === '' ? undefined : path.split('.'),
        extensions: { code: 'X' },
      };
      json({ data: { viewer: null }, errors: [fault] });
      await expect(execute(viewer, {}, { url, locale: 'ru' })).rejects.toMatchObject({ code: 'X' });
    },
  );

  it('believes a null that comes without a fault', async () => {
    json({ data: { viewer: null } });
    await expect(execute(viewer, {}, { url, locale: 'ru' })).resolves.toEqual({ viewer: null });
  });

  it('throws the code of a fault', async () => {
    json({ errors: [{ message: 'sign in', extensions: { code: 'UNAUTHENTICATED' } }] }, 401);
    const failure = execute(viewer, {}, { url, locale: 'ru' });
    await expect(failure).rejects.toBeInstanceOf(GraphQLRequestError);
    await expect(failure).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('tells an answer that is not GraphQL from one that is', async () => {
    answer = (_request, response) => void response.writeHead(502).end('<html>Bad gateway</html>');
    const failure = execute(viewer, {}, { url, locale: 'ru' });
    await expect(failure).rejects.toBeInstanceOf(NetworkError);
    await expect(failure).rejects.toMatchObject({ status: 502 });
  });

  it('tells that nobody answers', async () => {
    const failure = execute(viewer, {}, { url: 'http://127.0.0.1:1/graphql', locale: 'ru' });
    await expect(failure).rejects.toMatchObject({ name: 'NetworkError', status: null });
  });

  it('gives up after a while', async () => {
    answer = () => undefined;
    await expect(execute(viewer, {}, { url, locale: 'ru', timeoutMs: 20 })).rejects.toBeInstanceOf(NetworkError);
  });

  it('throws what it was aborted with', async () => {
    answer = () => undefined;
    const abort = new AbortController();
    const failure = execute(viewer, {}, { url, locale: 'ru', signal: abort.signal });
    abort.abort(new Error('the page was left'));
    await expect(failure).rejects.toThrow('the page was left');
  });
});
