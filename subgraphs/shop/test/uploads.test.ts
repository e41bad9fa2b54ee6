import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import { aCustomer, anIdentity, aVisitor, waitUntil } from '@alexandrite/service-kit/testing';
import { heldBytes } from './held-bytes.ts';
import { openTestShop, type TestShop } from './shop-builders.ts';
import { aFile, Uploader } from './uploader.ts';

let shop: TestShop;
let uploads: Uploader;
beforeAll(async () => {
  shop = await openTestShop();
  uploads = new Uploader(shop);
});
afterAll(() => shop.close());

describe('starting an upload', () => {
  it('makes room and says where to put the bytes', async () => {
    expect(await uploads.start({ fileName: '../Кольцо.stl', byteSize: 84 })).toMatchObject({
      __typename: 'ModelUploadStarted',
      maxByteSize: 200_000_000,
      uploadUrl: expect.stringMatching(/^http:\/\/localhost:4000\/uploads\/mdl_[0-9a-z]{20}\?token=/) as string,
      model: { fileName: 'Кольцо.stl', byteSize: 84, status: 'AWAITING_UPLOAD', fileUrl: null, problem: null },
    });
  });

  it.each([
    [{ fileName: 'ring.step', byteSize: 84 }, 'UNSUPPORTED_FORMAT'],
    [{ fileName: 'ring.stl', byteSize: 0 }, 'EMPTY_FILE'],
    [{ fileName: 'ring.stl', byteSize: 200_000_001 }, 'FILE_TOO_LARGE'],
  ])('refuses %j: %s', async (input, code) => {
    expect(await uploads.start(input)).toMatchObject({
      __typename: 'FileNotAccepted',
      code,
      maxByteSize: 200_000_000,
      acceptedFormats: ['.stl', '.obj', '.ply', '.glb', '.gltf', '.3mf'],
    });
  });

  it('refuses a visitor', async () => {
    expect(await uploads.start({ fileName: 'ring.stl', byteSize: 84 }, aVisitor())).toMatchObject({
      __typename: 'NotSignedIn',
    });
  });

  it('answers the same to the same key, at once or later, and refuses the key for another file', async () => {
    const input = { fileName: 'ring.stl', byteSize: 84, idempotencyKey: 'upload-one' };
    const [first, second] = await Promise.all([uploads.start(input), uploads.start(input)]);
    expect(second.model.id).toBe(first.model.id);
    expect((await uploads.start(input)).model.id).toBe(first.model.id);
    expect(await uploads.start({ ...input, byteSize: 85 })).toMatchObject({ __typename: 'IdempotencyKeyReused' });
    expect(await uploads.start({ ...input, idempotencyKey: 'short' })).toMatchObject({ __typename: 'InvalidInput' });
    expect((await uploads.start(input, aCustomer())).model.id).not.toBe(first.model.id);
  });
});

describe('uploading', () => {
  it('tells pricing when a partner’s program sent it', async () => {
    const partner = anIdentity({ roles: ['PARTNER'] });
    const { model, uploadUrl } = await uploads.start({ fileName: 'ring.stl', byteSize: 84 }, partner);
    await uploads.put(uploads.here(uploadUrl), aFile(84));
    const events = await waitUntil(
      'the event',
      () => uploads.eventsOf(model.id).length > 0 && uploads.eventsOf(model.id),
    );
    expect(events).toMatchObject([{ payload: { channel: 'PARTNER', ownerId: partner.accountId } }]);
  });

  it('takes what somebody sends who is a partner and a customer for something that a person waits for', async () => {
    const both = anIdentity({ roles: ['PARTNER', 'CUSTOMER'] });
    const { model, uploadUrl } = await uploads.start({ fileName: 'ring.obj', byteSize: 84 }, both);
    await uploads.put(uploads.here(uploadUrl), aFile(84));
    await waitUntil('the event', () => uploads.eventsOf(model.id).length > 0);
    expect(uploads.eventsOf(model.id)).toMatchObject([{ payload: { fileName: 'ring.obj', channel: 'SHOP' } }]);
  });

  it('stores the bytes, tells pricing, and lets the owner read them', async () => {
    const bytes = aFile(100_000);
    const { id, url } = await uploads.begin(bytes.length);
    expect(await uploads.put(url, bytes)).toEqual({
      status: 200,
      body: { modelId: id, status: 'UPLOADED', byteSize: 100_000 },
    });
    const [event] = await waitUntil('the event', () => uploads.eventsOf(id).length > 0 && uploads.eventsOf(id));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(event).toMatchObject({
      type: 'model.uploaded.v1',
      payload: {
        modelId: id,
        ownerId: uploads.owner.accountId,
        fileName: 'ring.stl',
        channel: 'SHOP',
        byteSize: 100_000,
        sha256,
      },
    });
    const model = await uploads.modelOf(id);
    expect(model?.status).toBe('UPLOADED');
    const file = await fetch(uploads.here(model?.fileUrl ?? ''));
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'model/stl',
      'content-disposition': "attachment; filename*=UTF-8''ring.stl",
      'cache-control': 'private, max-age=3600, immutable',
    });
    expect((await uploads.modelOf(id))?.fileUrl).toBe(model?.fileUrl);
  });

  it('answers the same bytes sent again as the first time, and refuses others', async () => {
    const bytes = aFile(1_000);
    const { id, url } = await uploads.begin(bytes.length);
    await uploads.put(url, bytes);
    expect(await uploads.put(url, bytes)).toMatchObject({ status: 200, body: { status: 'UPLOADED' } });
    expect(await uploads.put(url, aFile(1_000))).toMatchObject({ status: 409, body: { code: 'ALREADY_UPLOADED' } });
    expect(await uploads.put(url, bytes.subarray(1))).toMatchObject({ status: 409 });
    expect(await uploads.filesOf(id)).toHaveLength(1);
    await waitUntil('the event', () => uploads.eventsOf(id).length > 0);
    expect(uploads.eventsOf(id)).toHaveLength(1);
  });

  it('refuses more bytes than were declared, in the caller’s language, and keeps none of them', async () => {
    const { id, url } = await uploads.begin(1_000);
    const refused = await uploads.put(url, aFile(1_001), { 'accept-language': 'en' });
    expect(refused).toMatchObject({ status: 413, body: { code: 'FILE_TOO_LARGE' } });
    expect(refused.body.message).toMatch(/larger than was declared: 1000 bytes/);
    expect((await uploads.put(url, aFile(1_001), { 'accept-language': 'ru' })).body.message).toMatch(/больше/);
    expect(await uploads.filesOf(id)).toEqual([]);
    expect(await uploads.put(url, aFile(1_000))).toMatchObject({ status: 200 });
  });

  it('tells a sender who goes on and on why it was refused', async () => {
    const { id, url } = await uploads.begin(1_000);
    const chunk = aFile(64 * 1024);
    const endless = Readable.toWeb(Readable.from(Array.from({ length: 200 }, () => chunk))) as ReadableStream;
    expect(await uploads.put(url, endless)).toMatchObject({ status: 413, body: { code: 'FILE_TOO_LARGE' } });
    expect(await uploads.filesOf(id)).toEqual([]);
  });

  it('waits for the rest when fewer bytes came, and takes the whole file on the next try', async () => {
    const bytes = aFile(50_000);
    const { id, url } = await uploads.begin(bytes.length);
    expect(await uploads.put(url, bytes.subarray(0, 20_000))).toMatchObject({
      status: 400,
      body: { code: 'UPLOAD_INCOMPLETE' },
    });
    expect(await uploads.modelOf(id)).toMatchObject({ status: 'AWAITING_UPLOAD', fileUrl: null });
    expect(await uploads.filesOf(id)).toEqual([]);
    expect(await uploads.put(url, bytes)).toMatchObject({ status: 200 });
    expect(await uploads.filesOf(id)).toHaveLength(1);
  });

  it('survives a connection that breaks, and keeps nothing of it', async () => {
    const bytes = aFile(2_000_000);
    const { id, url } = await uploads.begin(bytes.length);
    await new Promise<void>((resolve) => {
      const sender = httpRequest(url, { method: 'PUT', headers: { 'content-length': bytes.length } });
      sender.on('error', () => undefined).on('close', resolve);
      sender.write(bytes.subarray(0, 1_000_000), () => sender.destroy());
    });
    await waitUntil('the broken file is gone', async () => (await uploads.filesOf(id)).length === 0);
    expect((await uploads.modelOf(id))?.status).toBe('AWAITING_UPLOAD');
    expect(await uploads.put(url, bytes)).toMatchObject({ status: 200 });
  });

  it('takes one of several tries at the same time', async () => {
    const [one, other] = [aFile(300_000), aFile(300_000)];
    const { id, url } = await uploads.begin(300_000);
    const answers = await Promise.all([one, other, one, other, one].map((bytes) => uploads.put(url, bytes)));
    const model = await uploads.modelOf(id);
    const kept = Buffer.from(await (await fetch(uploads.here(model?.fileUrl ?? ''))).arrayBuffer());
    const winner = kept.equals(one) ? one : other;
    expect(kept.equals(winner)).toBe(true);
    expect(answers.map(({ status }) => status)).toEqual(
      [one, other, one, other, one].map((sent) => (sent === winner ? 200 : 409)),
    );
    await waitUntil('the losers’ files are gone', async () => (await uploads.filesOf(id)).length === 1);
    await waitUntil('the event', () => uploads.eventsOf(id).length > 0);
    expect(uploads.eventsOf(id)).toHaveLength(1);
  });

  it('holds no file in memory', async () => {
    const megabytes = 60;
    const { url } = await uploads.begin(megabytes * 1024 * 1024);
    const chunk = aFile(1024 * 1024);
    const before = await heldBytes();
    let most = 0;
    async function* bytes() {
      for (let sent = 1; sent <= megabytes; sent += 1) {
        if (sent % 25 === 0) most = Math.max(most, (await heldBytes()) - before);
        yield chunk;
      }
    }
    const answer = await uploads.put(
      url,
      Readable.toWeb(Readable.from(bytes(), { highWaterMark: 1 })) as ReadableStream,
    );
    expect(answer.status).toBe(200);
    // The sender is this very process: what waits on its side of the socket is counted too.
    expect(most).toBeLessThan(12 * 1024 * 1024);
  }, 60_000);

  it('leaves nothing behind for ever: files that no model names are cleared away after some hours', async () => {
    const bytes = aFile(1_000);
    const kept = await uploads.begin(bytes.length);
    await uploads.put(kept.url, bytes);
    // As a process leaves it that is killed while it takes a file in.
    const broken = await uploads.begin(bytes.length);
    const folder = path.join(shop.storageDir, 'models', broken.id);
    await mkdir(folder);
    await writeFile(path.join(folder, 'file_broken'), bytes.subarray(1));
    const clearing = shop.parts.schedules?.find(({ name }) => name === 'shop-abandoned-files');
    const now = shop.platform.clock();

    await clearing?.run();
    expect(await uploads.filesOf(broken.id)).toHaveLength(1);

    shop.platform.setTime(new Date(now.getTime() + 4 * 3_600_000));
    await clearing?.run();
    shop.platform.setTime(now);
    expect(await uploads.filesOf(broken.id)).toEqual([]);
    expect(await uploads.filesOf(kept.id)).toHaveLength(1);
  });
});
