import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { openTestGateway, readAnswer, type TestGateway } from '../support/test-gateway.ts';

const catalogue = '{ products { nodes { id name } } }';

describe('the form of an answer', () => {
  let house: TestGateway;
  beforeAll(async () => {
    house = await openTestGateway();
  });
  afterAll(() => house.close());

  const addressOf = (query: string): string => `${house.url}?query=${encodeURIComponent(query)}`;

  /** What comes over the wire, which fetch would unpack. */
  const packed = async (acceptEncoding: string, query: string) => {
    const question = request(addressOf(query), { headers: { 'accept-encoding': acceptEncoding } }).end();
    const [response] = (await once(question, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return { encoding: response.headers['content-encoding'], body: Buffer.concat(chunks) };
  };

  it('is compressed for those who accept it, when it is worth it', async () => {
    const large = '{ __schema { types { name description } } }';
    const plain = (await packed('identity', large)).body.toString();
    const zipped = await packed('gzip', large);
    const brotli = await packed('gzip, deflate, br', large);
    expect([zipped.encoding, brotli.encoding]).toEqual(['gzip', 'br']);
    expect(gunzipSync(zipped.body).toString()).toBe(plain);
    expect(brotliDecompressSync(brotli.body).toString()).toBe(plain);
    expect(brotli.body.length * 3).toBeLessThan(plain.length);
    expect((await packed('gzip, deflate, br', catalogue)).encoding).toBeUndefined();
  });

  it('has a tag when asked by GET, and is not sent again to who has it', async () => {
    const first = await fetch(addressOf(catalogue));
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/".+"$/);
    for (const known of [tag, tag.replace('W/', ''), `"other", ${tag}`, '*']) {
      const again = await fetch(addressOf(catalogue), { headers: { 'if-none-match': known } });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    }
    const other = await fetch(addressOf(catalogue), { headers: { 'if-none-match': '"other"' } });
    expect(other.status).toBe(200);
    const english = await fetch(addressOf(catalogue), { headers: { 'if-none-match': tag, 'accept-language': 'en' } });
    expect(english.status).toBe(200);
  });

  it('has no tag when asked by POST, or when it is an error', async () => {
    expect((await house.ask(catalogue)).headers.get('etag')).toBeNull();
    const failed = await fetch(addressOf('{ nothing }'), { headers: { accept: 'application/graphql-response+json' } });
    expect([failed.status, failed.headers.get('etag')]).toEqual([400, null]);
  });

  it('is its head alone for HEAD', async () => {
    const response = await fetch(addressOf(catalogue), { method: 'HEAD' });
    const { headers } = await fetch(addressOf(catalogue));
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(response.headers.get('content-length')).toBe(headers.get('content-length'));
  });

  it('is refused to who accepts none of ours', async () => {
    const response = await fetch(addressOf(catalogue), { headers: { accept: 'text/html' } });
    const { status, errors } = await readAnswer(response);
    expect([status, errors[0]?.extensions.code]).toEqual([406, 'BAD_REQUEST']);
  });
});

describe('a request that is not understood', () => {
  let house: TestGateway;
  beforeAll(async () => {
    house = await openTestGateway();
  });
  afterAll(() => house.close());

  const get = (parameters: string, headers: Record<string, string> = {}) =>
    fetch(`${house.url}?${parameters}`, { headers }).then(readAnswer);

  it('is told what is wrong in the language of who asks', async () => {
    const russian = await get('', { 'accept-language': 'ru' });
    const english = await get('', { 'accept-language': 'en' });
    expect(russian.errors[0]?.message).toMatch(/[а-я]/);
    expect(english.errors[0]?.message).toMatch('neither a document');
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('by its method: %s', async (method) => {
    const response = await fetch(house.url, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });

  it.each([
    ['a parameter that is there twice', 'query={a}&query={b}'],
    ['variables that are no JSON', 'query={__typename}&variables={'],
    ['variables that are a list', 'query={__typename}&variables=[]'],
    ['extensions that are a text', 'query={__typename}&extensions="x"'],
    ['no document', 'query='],
  ])('by its parameters: %s', async (_, parameters) => {
    const { status, errors } = await get(parameters);
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  it('by its length', async () => {
    // Node itself reads no more of an address than it has room for headers.
    const status = (await fetch(`${house.url}?query=${'x'.repeat(20_000)}`)).status;
    expect([414, 431]).toContain(status);
  });

  it.each([
    ['application/json; charset=koi8-r', 415],
    ['application/json; charset=utf-8', 200],
    ['application/json;charset=UTF-8', 200],
    ['application/jsonp', 415],
  ])('by its letters: %s', async (type, expected) => {
    const body = JSON.stringify({ query: '{ __typename }' });
    const response = await fetch(house.url, { method: 'POST', headers: { 'content-type': type }, body });
    expect(response.status).toBe(expected);
  });

  it('by its compression', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const response = await fetch(house.url, { method: 'POST', headers, body: 'x' });
    expect(response.status).toBe(415);
  });

  it('as no more than what was sent: what every object has is no parameter', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = '{"__proto__": {"query": "{ __typename }"}}';
    expect((await fetch(house.url, { method: 'POST', headers, body })).status).toBe(400);
  });
});
