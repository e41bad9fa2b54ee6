import { registry } from '@alexandrite/service-kit/metrics';
import { connectRaw, type RawConnection, waitUntil } from '@alexandrite/service-kit/testing';
import { openTestShop, type TestShop } from '../shop-builders.ts';
import { aFile, Uploader } from '../uploader.ts';

const size = 4_000_000;

async function valueOf(name: string): Promise<number> {
  const metric = await registry.getSingleMetric(name)?.get();
  return metric?.values.reduce((sum, { value }) => sum + value, 0) ?? 0;
}

describe('a connection to the shop’s files that is torn down', () => {
  let shop: TestShop;
  let uploads: Uploader;
  let port: number;
  beforeAll(async () => {
    shop = await openTestShop();
    uploads = new Uploader(shop);
    port = Number(new URL(shop.subgraph.url).port);
  });
  afterAll(() => shop.close());

  /** The path and query of an upload that was begun. */
  const anUpload = async (): Promise<string> => {
    const { pathname, search } = new URL((await uploads.begin(size)).url);
    return pathname + search;
  };
  /** The same of a file that is there. */
  const aStoredFile = async (): Promise<string> => {
    const { id, url } = await uploads.begin(size);
    await uploads.put(url, aFile(size));
    const { pathname, search } = new URL((await uploads.modelOf(id))?.fileUrl ?? '');
    return pathname + search;
  };
  const put = (path: string, sent: number): string =>
    `PUT ${path} HTTP/1.1\r\nHost: shop\r\nContent-Length: ${size}\r\n\r\n${'x'.repeat(sent)}`;
  const receiving = () => waitUntil('it is received', async () => (await valueOf('shop_uploads_receiving')) > 0);

  const stages: Readonly<Record<string, (connection: RawConnection) => Promise<unknown>>> = {
    'before the first byte of an upload': async (connection) => connection.say(put(await anUpload(), 0)),
    'in the middle of an upload': async (connection) => {
      connection.say(put(await anUpload(), 200_000));
      await receiving();
    },
    'as the last byte of an upload arrives': async (connection) => {
      connection.say(put(await anUpload(), size));
      await receiving();
    },
    'when an upload was refused': async (connection) => {
      connection.say(put('/uploads/mdl_1?token=x', 200_000));
      await connection.heard('403');
    },
    'when a file was asked for': async (connection) => {
      connection.say(`GET ${await aStoredFile()} HTTP/1.1\r\nHost: shop\r\n\r\n`);
    },
    'in the middle of a file': async (connection) => {
      connection.say(`GET ${await aStoredFile()} HTTP/1.1\r\nHost: shop\r\n\r\n`);
      await connection.heard('200 OK');
    },
    'in the middle of a file that is not read': async (connection) => {
      connection.say(`GET ${await aStoredFile()} HTTP/1.1\r\nHost: shop\r\n\r\n`);
      await connection.heard('200 OK');
      connection.socket.pause();
    },
  };

  it.each(Object.entries(stages))('%s ends nothing but itself', async (_, reach) => {
    const before = await valueOf('http_connections');
    const connection = await connectRaw(port);
    await reach(connection);
    connection.reset();
    await waitUntil('nothing is received any more', async () => (await valueOf('shop_uploads_receiving')) === 0);
    // Those of the test's own client may stay.
    await waitUntil('it is gone', async () => (await valueOf('http_connections')) <= before + 2);
    const { url } = await uploads.begin(10);
    expect(await uploads.put(url, aFile(10))).toMatchObject({ status: 200 });
  });
});
