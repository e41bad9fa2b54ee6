import { createHash } from 'node:crypto';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { uploadBounds } from '@alexandrite/contracts/bounds/uploads';
import { registry } from '@alexandrite/service-kit/metrics';
import { aCustomer, waitUntil } from '@alexandrite/service-kit/testing';
import { heldBytes } from '../held-bytes.ts';
import { openTestShop, type TestShop } from '../shop-builders.ts';
import { aFile, Uploader } from '../uploader.ts';

const megabyte = 1_000_000;
const quick = { silenceMs: 300, windowMs: 60_000, leastBytes: 0 };

let shop: TestShop;
let uploads: Uploader;
let freeBytes = Infinity;
async function open(...[slugs, setup, machine]: Partial<Parameters<typeof openTestShop>>): Promise<void> {
  shop = await openTestShop(slugs, setup, { freeBytes: () => Promise.resolve(freeBytes), ...machine });
  uploads = new Uploader(shop);
}
afterEach(async () => {
  freeBytes = Infinity;
  await shop.close();
});

/** A sender over a socket of its own, who sends when the test says so. */
class Sender {
  readonly request: ClientRequest;
  readonly answer: Promise<{ readonly status: number | undefined; readonly code: string }>;

  constructor(url: string, byteSize: number) {
    this.request = httpRequest(url, { method: 'PUT', agent: false, headers: { 'content-length': byteSize } });
    this.request.flushHeaders();
    this.answer = new Promise((resolve, reject) => {
      this.request.on('error', reject).on('response', (response: IncomingMessage) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode, code: (JSON.parse(text) as { code: string }).code });
        });
        response.on('error', reject);
      });
    });
    // A test that ends it early does not ask for the answer.
    this.answer.catch(() => undefined);
  }

  send(bytes: Buffer): Promise<void> {
    return new Promise((resolve) => this.request.write(bytes, () => resolve()));
  }
}

async function receiving(): Promise<number> {
  return (await registry.getSingleMetric('shop_uploads_receiving')?.get())?.values[0]?.value ?? 0;
}

describe('a flood of started uploads', () => {
  it('ends at the account’s bytes, whether they are started at once or one after another', async () => {
    await open();
    const input = { fileName: 'ring.stl', byteSize: 200 * megabyte };
    const answers = await Promise.all(Array.from({ length: 300 }, () => uploads.start(input)));
    const most = Math.floor(uploadBounds.openUploadBytes.limit / input.byteSize);
    expect(answers.filter(({ __typename }) => __typename === 'ModelUploadStarted')).toHaveLength(most);
    expect(answers.at(-1)).toMatchObject({ __typename: 'UploadNotStarted', code: 'TOO_MANY_OPEN_UPLOADS' });
    expect(await shop.platform.mongo.collection('models').countDocuments()).toBe(most);
  });

  it('ends at the account’s open uploads, and leaves other accounts alone', async () => {
    await open();
    const input = { fileName: 'ring.stl', byteSize: 1 };
    const answers = await Promise.all(Array.from({ length: 120 }, () => uploads.start(input)));
    const started = answers.filter(({ __typename }) => __typename === 'ModelUploadStarted');
    expect(started).toHaveLength(uploadBounds.openUploads.limit);
    expect(await uploads.start(input, aCustomer())).toMatchObject({ __typename: 'ModelUploadStarted' });
    await uploads.put(uploads.here(started[0]?.uploadUrl ?? ''), aFile(1));
    expect(await uploads.start(input)).toMatchObject({ __typename: 'ModelUploadStarted' });
  });

  it('is over for those uploads that their sender gives up', async () => {
    await open();
    const input = { fileName: 'ring.stl', byteSize: 200 * megabyte };
    const count = uploadBounds.openUploadBytes.limit / input.byteSize;
    const started = await Promise.all(Array.from({ length: count }, () => uploads.start(input)));
    expect(await uploads.start(input)).toMatchObject({ code: 'TOO_MANY_OPEN_UPLOADS' });
    const url = uploads.here(started[0]?.uploadUrl ?? '');
    const give = async (address: string) => (await fetch(address, { method: 'DELETE' })).status;
    expect([await give(`${url}x`), await give(url), await give(url)]).toEqual([403, 204, 204]);
    expect(await uploads.start(input)).toMatchObject({ __typename: 'ModelUploadStarted' });
    expect(await uploads.put(url, aFile(10))).toMatchObject({ status: 403, body: { code: 'LINK_EXPIRED' } });

    const sent = await new Uploader(shop).begin(10);
    await uploads.put(sent.url, aFile(10));
    expect(await give(sent.url)).toBe(409);
  });

  it('is forgotten after some hours, and who waits for the models is told', async () => {
    await open();
    const { id, url } = await uploads.begin(200 * megabyte);
    const abandoning = shop.parts.schedules?.find(({ name }) => name === 'shop-abandoned-uploads');
    await abandoning?.run();
    expect(await uploads.modelOf(id)).toMatchObject({ status: 'AWAITING_UPLOAD' });

    const later = new Date(shop.platform.clock().getTime() + (uploadBounds.awaitedHours.limit + 1) * 3_600_000);
    shop.platform.setTime(later);
    await abandoning?.run();
    expect(await uploads.modelOf(id)).toMatchObject({ status: 'UNREADABLE', problem: { code: 'UPLOAD_INCOMPLETE' } });
    await waitUntil('the event', () => uploads.eventsOf(id).length > 0);
    expect(uploads.eventsOf(id)).toMatchObject([
      { type: 'model.unreadable.v1', payload: { ownerId: uploads.owner.accountId, code: 'UPLOAD_INCOMPLETE' } },
    ]);
    expect(await uploads.put(url, aFile(10))).toMatchObject({ status: 403, body: { code: 'LINK_EXPIRED' } });
    expect(await shop.platform.mongo.collection('models').countDocuments({ status: 'AWAITING_UPLOAD' })).toBe(0);
  });

  it('ends at what the account may store', async () => {
    await open([], { MODEL_BYTES_PER_ACCOUNT: 1_000 });
    const { url } = await uploads.begin(600);
    await uploads.put(url, aFile(600));
    expect(await uploads.start({ fileName: 'ring.stl', byteSize: 401 })).toMatchObject({
      __typename: 'UploadNotStarted',
      code: 'STORAGE_QUOTA',
    });
    expect(await uploads.start({ fileName: 'ring.stl', byteSize: 400 })).toMatchObject({
      __typename: 'ModelUploadStarted',
    });
  });
});

describe('senders who stand still', () => {
  it('hold no memory for what they have sent, however many they are', async () => {
    await open([], {}, { pace: { ...quick, silenceMs: 60_000 } });
    const count = uploadBounds.sendingEach.limit;
    const started = await Promise.all(Array.from({ length: count }, () => uploads.begin(20 * megabyte)));
    const sent = aFile(10 * megabyte);
    const before = await heldBytes();
    const senders = started.map(({ url }) => new Sender(url, 20 * megabyte));
    await Promise.all(senders.map((sender) => sender.send(sent)));
    const held = async () => (await heldBytes()) - before;
    // What waits between the network and the disk, on both sides of the sockets.
    await waitUntil('what was sent is on the disk', async () => (await held()) < count * megabyte);
    for (const { request } of senders) request.destroy();
    await waitUntil('their places are free', async () => (await receiving()) === 0);
  });

  it('are ended with words, and nothing of what they sent is kept', async () => {
    await open([], {}, { pace: quick });
    const started = await Promise.all(Array.from({ length: 5 }, () => uploads.begin(20 * megabyte)));
    const senders = started.map(({ url }) => new Sender(url, 20 * megabyte));
    await Promise.all(senders.map((sender) => sender.send(aFile(megabyte))));
    const answers = await Promise.all(senders.map(({ answer }) => answer));
    expect(answers).toEqual(started.map(() => ({ status: 408, code: 'UPLOAD_STALLED' })));
    expect(await receiving()).toBe(0);
    for (const { id } of started) expect(await uploads.filesOf(id)).toEqual([]);
    for (const { request } of senders) request.destroy();
  });

  it('are ended too when they send a byte now and then', async () => {
    await open([], {}, { pace: { silenceMs: 10_000, windowMs: 200, leastBytes: 1_000 } });
    const { url } = await uploads.begin(10_000);
    const sender = new Sender(url, 10_000);
    const trickle = setInterval(() => void sender.send(aFile(1)), 20);
    const answer = await sender.answer;
    clearInterval(trickle);
    expect(answer).toEqual({ status: 408, code: 'UPLOAD_TOO_SLOW' });
    sender.request.destroy();
  });

  it('are not those who wait for our disk: a file that comes at once is taken whole', async () => {
    await open([], {}, { pace: { silenceMs: 2_000, windowMs: 1, leastBytes: 1 } });
    const bytes = aFile(3 * megabyte);
    const { id, url } = await uploads.begin(bytes.length);
    expect(await uploads.put(url, bytes)).toMatchObject({ status: 200 });
    const stored = await shop.platform.mongo.collection('models').findOne({ _id: id as never });
    expect(stored).toMatchObject({ file: { sha256: createHash('sha256').update(bytes).digest('hex') } });
  });

  it('hold a bounded number of places: of one account, and others still find theirs', async () => {
    await open([], {}, { pace: { ...quick, silenceMs: 60_000 } });
    const most = uploadBounds.sendingEach.limit;
    const started = await Promise.all(Array.from({ length: most + 1 }, () => uploads.begin(1_000)));
    const senders = started.slice(0, most).map(({ url }) => new Sender(url, 1_000));
    await waitUntil('all are received', async () => (await receiving()) === most);
    const refused = await fetch(started.at(-1)?.url ?? '', { method: 'PUT', body: aFile(1_000) });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_AT_ONCE' });

    const other = new Uploader(shop);
    const { url } = await other.begin(1_000);
    expect(await other.put(url, aFile(1_000))).toMatchObject({ status: 200 });
    for (const { request } of senders) request.destroy();
    await waitUntil('their places are free', async () => (await receiving()) === 0);
    expect(await uploads.put(started.at(-1)?.url ?? '', aFile(1_000))).toMatchObject({ status: 200 });
  });
});

describe('the floor of the disk', () => {
  it('is not gone below: no upload is started, and none goes on', async () => {
    await open([], { STORAGE_FLOOR_BYTES: 50 * megabyte });
    const size = 20 * megabyte;
    freeBytes = 100 * megabyte;
    const { id, url } = await uploads.begin(size);
    const sender = new Sender(url, size);
    await sender.send(aFile(megabyte));
    freeBytes = 49 * megabyte;
    void sender.send(aFile(10 * megabyte));
    expect(await sender.answer).toEqual({ status: 507, code: 'NO_ROOM' });
    sender.request.destroy();
    expect(await uploads.filesOf(id)).toEqual([]);

    expect(await uploads.start({ fileName: 'ring.stl', byteSize: 1 })).toMatchObject({
      __typename: 'UploadNotStarted',
      code: 'NO_ROOM',
    });
    expect(await uploads.put(url, aFile(10))).toMatchObject({ status: 507, body: { code: 'NO_ROOM' } });
    freeBytes = 100 * megabyte;
    expect(await uploads.put(url, aFile(size))).toMatchObject({ status: 200 });
  });

  it('counts what others who are sending were promised', async () => {
    await open([], { STORAGE_FLOOR_BYTES: 0 });
    freeBytes = 30 * megabyte;
    const [first, second] = [await uploads.begin(20 * megabyte), await uploads.begin(20 * megabyte)];
    const sender = new Sender(first.url, 20 * megabyte);
    await waitUntil('it is received', async () => (await receiving()) === 1);
    expect(await uploads.put(second.url, aFile(10))).toMatchObject({ status: 507 });
    sender.request.destroy();
    await waitUntil('its place is free', async () => (await receiving()) === 0);
  });
});
