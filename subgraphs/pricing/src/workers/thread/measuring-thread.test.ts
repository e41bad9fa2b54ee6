import { setImmediate } from 'node:timers/promises';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { torus } from '../../domain/geometry/test/shapes.ts';
import { binaryStlFile } from '../../formats/test/stl-files.ts';
import { measureModel } from '../measure-model.ts';
import { usualMeasuringLimits } from '../measuring-limits.ts';
import { type FromThread, piecesAhead, type ToThread } from './messages.ts';
import { MeasuringThread, type ThreadLoss } from './measuring-thread.ts';
import { type ModelForThread, ThreadTalk } from './thread-talk.ts';

const ringFile = binaryStlFile(torus(10, 2));
const largeFile = binaryStlFile(torus(10, 2, 600, 300));

async function* piecesOf(bytes: Uint8Array, pieceLength = 5_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
}

const model = (bytes: Uint8Array, changes: Partial<ModelForThread> = {}): ModelForThread => ({
  fileName: 'ring.stl',
  byteLength: bytes.length,
  bytes: piecesOf(bytes),
  limits: usualMeasuringLimits,
  onProgress: () => undefined,
  findAlike: () => Promise.resolve([]),
  ...changes,
});

const threads: MeasuringThread[] = [];
function aThread(limits: { heapMegabytes?: number; hardLimitMs?: number } = {}, losses: ThreadLoss[] = []) {
  const thread = new MeasuringThread({ heapMegabytes: 256, hardLimitMs: 60_000, ...limits }, (loss) =>
    losses.push(loss),
  );
  threads.push(thread);
  return thread;
}

afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.close()));
});

const good = { ok: true, measurement: { triangleCount: 2304, watertight: true } };

describe('a thread that measures', () => {
  it('comes to what the process itself would', async () => {
    const here = await measureModel({ fileName: 'ring.stl', byteLength: ringFile.length, bytes: piecesOf(ringFile) });
    expect(await aThread().measure(model(ringFile))).toEqual(here);
  });

  it('measures one model after another, readable or not', async () => {
    const thread = aThread();
    const bad = await thread.measure(model(ringFile.subarray(0, 700)));
    expect(bad).toMatchObject({ ok: false, problem: { code: 'TRUNCATED' } });
    expect(await thread.measure(model(ringFile))).toMatchObject(good);
  });

  it('tells its progress, growing, to the end', async () => {
    const reports: number[] = [];
    await aThread().measure(model(ringFile, { onProgress: (fraction) => reports.push(fraction) }));
    expect(reports.length).toBeGreaterThan(5);
    expect(reports).toEqual(reports.toSorted((a, b) => a - b));
    expect(reports.at(-1)).toBe(1);
  });

  it('leaves its process the time to do everything else', async () => {
    const stretches: number[] = [];
    let last = performance.now();
    const ticking = setInterval(() => {
      stretches.push(performance.now() - last);
      last = performance.now();
    }, 5);
    await aThread().measure(model(largeFile, { bytes: piecesOf(largeFile, 65_536) }));
    clearInterval(ticking);
    expect(stretches.length).toBeGreaterThan(10);
  });

  it('asks for models that are alike', async () => {
    const asked: string[] = [];
    const findAlike: ModelForThread['findAlike'] = ({ key }) => {
      asked.push(key);
      return Promise.resolve([]);
    };
    await aThread().measure(model(ringFile, { findAlike }));
    expect(asked).toHaveLength(1);
  });

  it('is not sent more than it can take up', async () => {
    let read = 0;
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const piece of piecesOf(ringFile)) {
        read += 1;
        yield piece;
      }
    }
    const talk = new ThreadTalk(model(ringFile, { bytes: counted() }));
    const sent: ToThread[] = [];
    // A thread that is busy with something else.
    talk.threadPort.on('message', (message: ToThread) => sent.push(message));
    void talk.result();
    await waitUntil('it is sent what fits', () => sent.length === piecesAhead);
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
    expect(read).toBe(piecesAhead + 1);
    talk.threadPort.postMessage({ kind: 'taken' } satisfies FromThread);
    await waitUntil('it is sent one more', () => sent.length === piecesAhead + 1);
    talk.close();
  });

  it('stops reading when it knows enough', async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield new Uint8Array(1_000);
      } finally {
        closed = true;
      }
    }
    const limits = { ...usualMeasuringLimits, maxFileBytes: 100_000 };
    const result = await aThread().measure(model(ringFile, { bytes: endless(), limits, byteLength: 50_000 }));
    expect(result.ok).toBe(false);
    await waitUntil('the file is closed', () => closed);
  });

  it('passes on what the storage throws, and measures the next', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* piecesOf(ringFile.subarray(0, 20_000));
      throw new Error('storage is down');
    }
    const losses: ThreadLoss[] = [];
    const thread = aThread({}, losses);
    await expect(thread.measure(model(ringFile, { bytes: broken() }))).rejects.toThrow('storage is down');
    await expect(
      thread.measure(model(ringFile, { findAlike: () => Promise.reject(new Error('database is down')) })),
    ).rejects.toThrow('database is down');
    expect(await thread.measure(model(ringFile))).toMatchObject(good);
    expect(losses).toEqual([]);
  });
});

describe('a thread that is lost', () => {
  const refused = (reason: string): object => ({ ok: false, problem: { code: 'TOO_COMPLEX', params: { reason } } });

  it('for taking too long ends in a refusal, and a new one is made', async () => {
    const losses: ThreadLoss[] = [];
    const thread = aThread({ hardLimitMs: 50 }, losses);
    for (let time = 1; time <= 2; time += 1) {
      expect(await thread.measure(model(largeFile, { bytes: piecesOf(largeFile, 65_536) }))).toMatchObject(
        refused('TIME'),
      );
    }
    expect(losses).toEqual(['TIME', 'TIME']);
  });

  it('for taking too much memory ends in a refusal, and the process lives', async () => {
    const losses: ThreadLoss[] = [];
    const thread = aThread({ heapMegabytes: 8 }, losses);
    for (let time = 1; time <= 3; time += 1) {
      expect(await thread.measure(model(ringFile))).toMatchObject(refused('MEMORY'));
    }
    expect(losses).toEqual(['MEMORY', 'MEMORY', 'MEMORY']);
  });
});
