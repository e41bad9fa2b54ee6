import { createHash, randomBytes } from 'node:crypto';
import { request as ask } from 'node:http';
import { Readable } from 'node:stream';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { openTestGateway, pageOrigin, type TestGateway } from '../support/test-gateway.ts';

const size = 10 * 1024 * 1024;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('files of the shop', () => {
  let house: TestGateway;
  const at = (path: string): URL => new URL(path, house.url);
  beforeAll(async () => {
    house = await openTestGateway();
  });
  afterEach(() => {
    house.subgraphs.shop.intercept = () => false;
  });
  afterAll(() => house.close());

  it('stream up to it, with what the address says, and its answer comes back', async () => {
    const bytes = randomBytes(size);
    const heard = { url: '', cookie: '', locale: '' };
    house.subgraphs.shop.intercept = (request, response) => {
      Object.assign(heard, {
        url: request.url,
        cookie: request.headers.cookie ?? '',
        locale: request.headers['accept-language'],
      });
      const hash = createHash('sha256');
      // A slow reader: the sender has to wait for it.
      request.on('data', (chunk: Buffer) => {
        hash.update(chunk);
        request.pause();
        setImmediate(() => request.resume());
      });
      request.on('end', () => response.writeHead(201, { 'content-type': 'text/plain' }).end(hash.digest('hex')));
      return true;
    };
    const response = await fetch(at('/uploads/mdl_1?token=abc'), {
      method: 'PUT',
      headers: {
        'content-type': 'model/stl',
        cookie: 'alexandrite_session=secret',
        origin: pageOrigin,
        'accept-language': 'en-GB',
      },
      body: bytes,
    });
    expect([response.status, await response.text()]).toEqual([201, hashOf(bytes)]);
    expect(heard).toEqual({ url: '/uploads/mdl_1?token=abc', cookie: '', locale: 'en' });
    expect(response.headers.get('access-control-allow-origin')).toBe(pageOrigin);
  });

  it('are not read faster than the shop takes them', async () => {
    house.subgraphs.shop.intercept = () => true;
    let given = 0;
    const endless = new Readable({
      read() {
        given += 65_536;
        this.push(Buffer.alloc(65_536));
      },
    });
    const upload = ask(at('/uploads/mdl_2'), { method: 'PUT', headers: { 'content-length': 1024 * size } });
    upload.on('error', () => {});
    endless.pipe(upload);
    const seen: number[] = [];
    await waitUntil('the upload stands still', () => seen.push(given) > 20 && seen.at(-20) === given && given > 65_536);
    // What sockets and streams buffer between the two, and no more.
    expect(given).toBeLessThan(16 * 1024 * 1024);
    endless.destroy();
    upload.destroy();
  });

  it('are refused by the shop before they have come to their end', async () => {
    house.subgraphs.shop.intercept = (_request, response) => {
      response
        .writeHead(413, { 'content-type': 'application/json', connection: 'close' })
        .end('{"code":"FILE_TOO_LARGE"}');
      return true;
    };
    const upload = ask(at('/uploads/mdl_3'), { method: 'PUT', headers: { 'content-length': size } });
    upload.on('error', () => {});
    upload.write(Buffer.alloc(65_536));
    const status = await new Promise((resolve) => upload.on('response', (response) => resolve(response.statusCode)));
    expect(status).toBe(413);
    upload.destroy();
  });

  it('end for the shop when the client goes away', async () => {
    const shop = { isAsked: false, isLeft: false };
    house.subgraphs.shop.intercept = (request) => {
      shop.isAsked = true;
      request.on('error', () => (shop.isLeft = true)).resume();
      return true;
    };
    const upload = ask(at('/uploads/mdl_4'), { method: 'PUT', headers: { 'content-length': size } });
    upload.on('error', () => {});
    upload.write(Buffer.alloc(1_000));
    await waitUntil('the shop is asked', () => shop.isAsked);
    upload.destroy();
    await waitUntil('the shop is left too', () => shop.isLeft);
  });

  it('end for the sender when the shop goes away in the middle, with words', async () => {
    house.subgraphs.shop.intercept = (request) => {
      request.once('data', () => request.socket.resetAndDestroy());
      return true;
    };
    const upload = ask(at('/uploads/mdl_5'), { method: 'PUT', agent: false, headers: { 'content-length': size } });
    const sender = { status: 0, isCutOff: false };
    upload.on('error', () => {});
    upload.on('close', () => (sender.isCutOff = true));
    upload.on('response', (response) => {
      sender.status = response.statusCode ?? 0;
      response.resume();
    });
    // It never sends the rest.
    upload.write(Buffer.alloc(65_536));
    await waitUntil('the sender is cut off', () => sender.isCutOff);
    expect(sender.status).toBe(503);
  });

  it('are given up by their sender’s word', async () => {
    const heard = { method: '', url: '' };
    house.subgraphs.shop.intercept = (request, response) => {
      Object.assign(heard, { method: request.method, url: request.url });
      response.writeHead(204).end();
      return true;
    };
    expect((await fetch(at('/uploads/mdl_6?token=abc'), { method: 'DELETE' })).status).toBe(204);
    expect(heard).toEqual({ method: 'DELETE', url: '/uploads/mdl_6?token=abc' });
  });

  it('stream down, with the shop’s headers and none that are its own affair', async () => {
    const bytes = randomBytes(size);
    house.subgraphs.shop.intercept = (_request, response) => {
      response.writeHead(200, {
        'content-type': 'model/stl',
        'content-length': size,
        etag: '"abc"',
        'cache-control': 'public, max-age=60',
        'set-cookie': 'mine=1',
        'x-powered-by': 'shop',
      });
      response.end(bytes);
      return true;
    };
    const response = await fetch(at('/media/products/ring.stl'));
    expect(hashOf(new Uint8Array(await response.arrayBuffer()))).toBe(hashOf(bytes));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      etag: '"abc"',
      'cache-control': 'public, max-age=60',
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  it('answer to HEAD without their bytes, and to 304 as the shop does', async () => {
    house.subgraphs.shop.intercept = (request, response) => {
      response.writeHead(request.headers['if-none-match'] === '"abc"' ? 304 : 200, { 'content-length': 5 }).end();
      return true;
    };
    expect((await fetch(at('/media/ring.webp'), { method: 'HEAD' })).headers.get('content-length')).toBe('5');
    expect((await fetch(at('/media/ring.webp'), { headers: { 'if-none-match': '"abc"' } })).status).toBe(304);
  });

  it('cannot be left by dots, nor asked in other ways', async () => {
    const seen: string[] = [];
    house.subgraphs.shop.intercept = (request, response) => {
      seen.push(request.url ?? '');
      response.writeHead(200).end();
      return true;
    };
    const raw = (path: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(house.url);
        ask({ hostname, port, path }, (response) => resolve(response.resume().statusCode))
          .on('error', reject)
          .end();
      });
    expect(await raw('/media/../graphql-internal')).toBe(404);
    expect(await raw('/media/%2e%2e/graphql-internal')).toBe(404);
    expect((await fetch(at('/media/ring.webp'), { method: 'DELETE' })).status).toBe(405);
    expect(seen).toEqual([]);
  });

  it('are said to be unavailable while the shop is down', async () => {
    await house.subgraphs.shop.stop();
    const response = await fetch(at('/media/ring.webp'));
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    await house.subgraphs.shop.restart();
  });
});
