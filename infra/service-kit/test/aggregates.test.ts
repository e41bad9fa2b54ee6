import {
  CommandAlreadyRunError,
  commandKey,
  type Loaded,
  LostRaceError,
  repeatOf,
  retryLostRace,
} from '../src/aggregates/index.ts';
import { aMeasured, aPiece, openPieceBench, type Piece, type PieceBench } from './pieces.ts';

describe('an aggregate', () => {
  let bench: PieceBench;
  beforeAll(async () => {
    bench = await openPieceBench();
  });
  afterAll(() => bench.close());

  async function loaded(id: string): Promise<Loaded<Piece>> {
    const found = await bench.pieces.load(id);
    if (!found) throw new Error(`no piece ${id}`);
    return found;
  }
  const stored = async (id: string): Promise<Record<string, unknown> | null> =>
    bench.model.findOne({ _id: id }).lean<Record<string, unknown>>();

  it('is read as it was written', async () => {
    const piece = aPiece({ engraving: 'Анна', stones: ['ruby'] });
    const inserted = await bench.pieces.insert(piece);
    expect(await loaded(piece.id)).toEqual(inserted);
    expect(inserted).toEqual({ state: piece, revision: 1, handledEvents: [], commandKeys: [] });
  });

  it('is null when there is none', async () => {
    expect(await bench.pieces.load('pce_none')).toBeNull();
  });

  it('is written with its event in the same document, in the revision it was saved with', async () => {
    const first = await bench.pieces.insert(aPiece(), { events: [aMeasured('mdl_1')] });
    await bench.pieces.save(first, { ...first.state, made: 1 }, { events: [aMeasured('mdl_2'), aMeasured('mdl_3')] });
    const { id } = first.state;
    expect(await stored(id)).toMatchObject({
      made: 1,
      revision: 2,
      outbox: [
        { kind: 'event', event: { aggregateId: id, revision: 1, payload: { modelId: 'mdl_1' } } },
        { kind: 'event', event: { aggregateId: id, revision: 2, payload: { modelId: 'mdl_2' } } },
        {
          kind: 'event',
          event: {
            aggregateId: id,
            revision: 2,
            payload: { modelId: 'mdl_3' },
            occurredAt: '2026-03-02T09:00:00.000Z',
          },
        },
      ],
    });
  });

  it('does not lose a field that is set to null, nor keep one that is taken away', async () => {
    const first = await bench.pieces.insert(aPiece({ note: 'gift', engraving: 'Anna', stones: ['ruby'] }));
    const { engraving: _, ...plain } = first.state;
    await bench.pieces.save(first, { ...plain, note: null, stones: [] });
    expect((await loaded(first.state.id)).state).toEqual({ ...plain, note: null, stones: [] });
    expect(await stored(first.state.id)).not.toHaveProperty('engraving');
  });

  it('takes a field that is undefined for one that is taken away', async () => {
    const first = await bench.pieces.insert(aPiece({ engraving: 'Anna' }));
    await bench.pieces.save(first, { ...first.state, engraving: undefined });
    expect(await stored(first.state.id)).not.toHaveProperty('engraving');
  });

  it('refuses a field that its schema does not know, and writes nothing', async () => {
    const first = await bench.pieces.insert(aPiece());
    const misspelt = { ...first.state, mad: 1 };
    await expect(bench.pieces.save(first, misspelt)).rejects.toThrow('mad');
    await expect(bench.pieces.insert({ ...aPiece(), mad: 1 } as Piece)).rejects.toThrow('mad');
    expect((await loaded(first.state.id)).revision).toBe(1);
  });

  it('is written by one of two who read the same revision; the other is told', async () => {
    const first = await bench.pieces.insert(aPiece());
    const outcomes = await Promise.allSettled([
      bench.pieces.save(first, { ...first.state, note: 'one' }, { events: [aMeasured('one')] }),
      bench.pieces.save(first, { ...first.state, note: 'two' }, { events: [aMeasured('two')] }),
    ]);
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toBeInstanceOf(LostRaceError);
    const winner = outcomes[0].status === 'fulfilled' ? 'one' : 'two';
    expect(await stored(first.state.id)).toMatchObject({
      note: winner,
      revision: 2,
      outbox: [{ event: { payload: { modelId: winner } } }],
    });
  });

  it('loses none of twenty changes made at once', async () => {
    const { state } = await bench.pieces.insert(aPiece());
    const increments = Array.from({ length: 20 }, () =>
      retryLostRace(async () => {
        const current = await loaded(state.id);
        await bench.pieces.save(current, { ...current.state, made: current.state.made + 1 });
      }),
    );
    await Promise.all(increments);
    expect(await loaded(state.id)).toMatchObject({ state: { made: 20 }, revision: 21 });
  });

  it('is not written once it is gone', async () => {
    const first = await bench.pieces.insert(aPiece());
    await bench.model.deleteOne({ _id: first.state.id });
    await expect(bench.pieces.save(first, { ...first.state, made: 1 })).rejects.toThrow(LostRaceError);
  });

  it('remembers the hundred events and commands it saw last', async () => {
    let current = await bench.pieces.insert(aPiece());
    for (let seen = 1; seen <= 105; seen += 1) {
      current = await bench.pieces.save(current, current.state, {
        handledEvent: `evt_${seen}`,
        command: commandKey('polish', current.state.id, `key_${seen}`, seen),
      });
    }
    const { handledEvents, commandKeys } = await loaded(current.state.id);
    expect(handledEvents).toHaveLength(100);
    expect([handledEvents[0], handledEvents.at(-1)]).toEqual(['evt_6', 'evt_105']);
    expect(commandKeys).toHaveLength(100);
    expect(commandKeys.at(-1)?.key).toContain('key_105');
  });

  describe('created by a command', () => {
    it('is found by it, and the same command makes no second one', async () => {
      const command = commandKey('start', 'acc_1', 'key_once', { stones: 1 });
      const { state } = await bench.pieces.insert(aPiece(), { command });
      await expect(bench.pieces.insert(aPiece(), { command })).rejects.toThrow(CommandAlreadyRunError);
      expect((await bench.pieces.loadByCommand(command))?.state.id).toBe(state.id);
    });

    it('is one, though the command comes ten times at once', async () => {
      const command = commandKey('start', 'acc_1', 'key_ten', {});
      const start = (): Promise<string> =>
        retryLostRace(async () => {
          const earlier = await bench.pieces.loadByCommand(command);
          if (earlier && repeatOf(command, earlier.commandKeys) === 'SAME') return earlier.state.id;
          return (await bench.pieces.insert(aPiece(), { command })).state.id;
        });
      const ids = await Promise.all(Array.from({ length: 10 }, start));
      expect(new Set(ids).size).toBe(1);
      expect(await bench.pieces.count({ 'commandKeys.key': command.key })).toBe(1);
    });

    it('keeps the command to itself: it cannot change another', async () => {
      const command = commandKey('start', 'acc_1', 'key_mine', {});
      await bench.pieces.insert(aPiece(), { command });
      const other = await bench.pieces.insert(aPiece());
      await expect(bench.pieces.save(other, other.state, { command })).rejects.toThrow(CommandAlreadyRunError);
      expect((await loaded(other.state.id)).revision).toBe(1);
    });

    it('may be one of many without a command', async () => {
      await bench.pieces.insert(aPiece());
      await expect(bench.pieces.insert(aPiece())).resolves.toBeDefined();
    });
  });

  it('is inserted once, however often it is asked to, and says so once', async () => {
    const piece = aPiece({ note: 'first' });
    await Promise.all([1, 2, 3].map(() => bench.pieces.insertOnce(piece, { events: [aMeasured('mdl_1')] })));
    await bench.pieces.insertOnce({ ...piece, note: 'later' }, { events: [aMeasured('mdl_1')] });
    expect(await stored(piece.id)).toMatchObject({ note: 'first', revision: 1 });
    expect((await stored(piece.id))?.['outbox']).toHaveLength(1);
  });

  it('is not inserted twice under one id by mistake', async () => {
    const piece = aPiece();
    await bench.pieces.insert(piece);
    await expect(bench.pieces.insert(piece)).rejects.toMatchObject({ code: 11_000 });
  });

  it('is found in order, and counted', async () => {
    for (const made of [3, 1, 2]) await bench.pieces.insert(aPiece({ made, note: 'sorted' }));
    const found = await bench.pieces.find({ note: 'sorted' }, 2, { made: -1 });
    expect(found.map(({ state }) => state.made)).toEqual([3, 2]);
    expect(await bench.pieces.count({ note: 'sorted' })).toBe(3);
  });
});

describe('an aggregate that subscribers follow', () => {
  let bench: PieceBench;
  beforeAll(async () => {
    bench = await openPieceBench({ live: true });
  });
  afterAll(() => bench.close());

  it('carries a signal with every write, behind its events', async () => {
    const first = await bench.pieces.insert(aPiece(), { events: [aMeasured('mdl_1')] });
    await bench.pieces.save(first, { ...first.state, made: 1 });
    const { outbox } = (await bench.model.findOne({ _id: first.state.id }).lean()) ?? { outbox: [] };
    expect(outbox).toMatchObject([
      { kind: 'event' },
      { kind: 'signal', signal: { entity: 'WorkOrder', id: first.state.id, revision: 1, ownerId: 'acc_1' } },
      { kind: 'signal', signal: { revision: 2 } },
    ]);
  });
});
