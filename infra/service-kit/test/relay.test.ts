import type { EventEnvelope } from '@alexandrite/contracts/events';
import { waitUntil } from '../src/testing/index.ts';
import { aMeasured, aPiece, openPieceBench, type PieceBench } from './pieces.ts';

/** What an event of these tests says: which one it is. */
const nameOf = (event: EventEnvelope): unknown => 'modelId' in event.payload && event.payload.modelId;

describe('the outbox relay', () => {
  let bench: PieceBench;
  beforeEach(async () => {
    bench = await openPieceBench({ live: true });
  });
  afterEach(() => bench.close());

  const allDelivered = (): Promise<true> =>
    waitUntil(
      'the outbox is empty',
      async () => (await bench.model.countDocuments({ 'outbox.id': { $exists: true } })) === 0,
    );

  /** Writes a piece so many times, with an event each: `<id>/1`, `<id>/2`, … */
  async function written(times: number): Promise<string> {
    const { id } = aPiece();
    let current = await bench.pieces.insert(aPiece({ id }), { events: [aMeasured(`${id}/1`)] });
    for (let made = 2; made <= times; made += 1) {
      current = await bench.pieces.save(current, { ...current.state, made }, { events: [aMeasured(`${id}/${made}`)] });
    }
    return id;
  }

  it('delivers what a write left, in order, and forgets it', async () => {
    const delivered: unknown[] = [];
    bench.startRelay({
      event: async (event) => void delivered.push(nameOf(event)),
      signal: async ({ revision }) => void delivered.push(`signal ${revision}`),
    });
    const id = await written(3);
    await allDelivered();
    expect(delivered).toEqual([`${id}/1`, 'signal 1', `${id}/2`, 'signal 2', `${id}/3`, 'signal 3']);
  });

  it('delivers what a process that died before delivery left behind', async () => {
    const ids = [await written(2), await written(1)];
    expect(await bench.model.countDocuments({ 'outbox.id': { $exists: true } })).toBe(2);
    const delivered: unknown[] = [];
    bench.startRelay({ event: async (event) => void delivered.push(nameOf(event)) });
    await allDelivered();
    expect(delivered.toSorted()).toEqual([`${ids[0]}/1`, `${ids[0]}/2`, `${ids[1]}/1`].toSorted());
  });

  it('repeats a delivery that failed, and loses nothing', async () => {
    let down = true;
    let tries = 0;
    const delivered: unknown[] = [];
    bench.startRelay({
      event: async (event) => {
        tries += 1;
        if (down) throw new Error('the queue is down');
        delivered.push(nameOf(event));
      },
    });
    const id = await written(3);
    await waitUntil('it was tried again', () => tries >= 3);
    expect(delivered).toEqual([]);
    down = false;
    await allDelivered();
    expect(new Set(delivered)).toEqual(new Set([`${id}/1`, `${id}/2`, `${id}/3`]));
  });

  it('keeps the order when a delivery in the middle fails: what came before it may come twice, nothing comes early', async () => {
    const delivered: unknown[] = [];
    let failed = false;
    const id = await written(3);
    bench.startRelay({
      event: async (event) => {
        if (nameOf(event) === `${id}/2` && !failed) {
          failed = true;
          throw new Error('the queue is down');
        }
        delivered.push(nameOf(event));
      },
    });
    await allDelivered();
    expect(delivered).toEqual([`${id}/1`, `${id}/1`, `${id}/2`, `${id}/3`]);
  });

  it('goes on with other aggregates when one cannot be delivered', async () => {
    const stuck = await written(1);
    const other = await written(1);
    const delivered: unknown[] = [];
    bench.startRelay({
      event: async (event) => {
        if (nameOf(event) === `${stuck}/1`) throw new Error('refused');
        delivered.push(nameOf(event));
      },
    });
    await waitUntil('the other was delivered', () => delivered.includes(`${other}/1`));
    expect(await bench.model.countDocuments({ _id: stuck, 'outbox.id': { $exists: true } })).toBe(1);
  });

  it('delivers what is written while it delivers', async () => {
    const delivered: unknown[] = [];
    const entered = Promise.withResolvers<undefined>();
    const goOn = Promise.withResolvers<undefined>();
    bench.startRelay({
      event: async (event) => {
        entered.resolve(undefined);
        await goOn.promise;
        delivered.push(nameOf(event));
      },
    });
    const first = await bench.pieces.insert(aPiece(), { events: [aMeasured('first')] });
    await entered.promise;
    await bench.pieces.save(first, { ...first.state, made: 1 }, { events: [aMeasured('meanwhile')] });
    goOn.resolve(undefined);
    await allDelivered();
    expect(delivered).toEqual(['first', 'meanwhile']);
  });

  it('delivers everything at least once, under the same ids, when two of it run', async () => {
    const delivered = new Map<string, unknown>();
    const times = new Map<string, number>();
    const event = async (said: EventEnvelope): Promise<void> => {
      times.set(said.id, (times.get(said.id) ?? 0) + 1);
      const earlier = delivered.get(said.id);
      if (earlier !== undefined) expect(said).toEqual(earlier);
      delivered.set(said.id, said);
    };
    bench.startRelay({ event });
    bench.startRelay({ event });
    const ids = await Promise.all([written(4), written(4), written(4)]);
    await allDelivered();
    expect([...delivered.values()].map((said) => nameOf(said as EventEnvelope)).toSorted()).toEqual(
      ids.flatMap((id) => [1, 2, 3, 4].map((made) => `${id}/${made}`)).toSorted(),
    );
  });

  it('finishes what is under way when it is closed, and leaves the rest to the next start', async () => {
    const entered = Promise.withResolvers<undefined>();
    const goOn = Promise.withResolvers<undefined>();
    const delivered: unknown[] = [];
    const relay = bench.startRelay({
      event: async (event) => {
        entered.resolve(undefined);
        await goOn.promise;
        delivered.push(nameOf(event));
      },
    });
    const id = await written(1);
    await entered.promise;
    const closed = relay.close();
    goOn.resolve(undefined);
    await closed;
    expect(delivered).toEqual([`${id}/1`]);
    expect(await bench.model.countDocuments({ 'outbox.id': { $exists: true } })).toBe(0);
    await written(1);
    await relay.idle();
    expect(delivered).toHaveLength(1);
  });
});
