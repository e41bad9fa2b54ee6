import type { Frame } from './frame.ts';
import { FrameMemory } from './frame-memory.ts';
import { KeptFrames } from './kept-frames.ts';
import type { Pushed } from '../plan/pushed.ts';
import type { LiveReader } from './reader.ts';
import type { Heard, Place } from '../changes/signal-tail.ts';
import { StateCourse } from './state-course.ts';

const signalled = (revision: number): Heard => ({
  signal: { entity: 'Order', id: 'ord_1', revision, ownerId: null, trace: {} },
  place: { order: 100 + revision, position: `${revision}-0` },
});
const nothing: Pushed = { result: { data: null }, isThere: false, revision: null };

/** An entity at a revision, behind a subgraph that knows its past (or only its present, or no revisions). */
function anEntity(given: {
  revision: number;
  knows?: 'past' | 'present' | 'no revisions';
  keptBytesPerStream?: number;
}) {
  const { keptBytesPerStream = 1_000_000 } = given;
  const kept = new KeptFrames({ keptBytesPerStream, keptBytesPerCaller: 1_000_000, keptBytesInAll: 1_000_000 });
  const frames = new FrameMemory(kept, 'somebody');
  const { knows = 'past' } = given;
  const entity = { revision: given.revision, isThere: true, asked: 0 };
  const log = { last: { order: 100, position: '0-0' } as Place, since: null as Heard[] | null };
  const at = (revision: number): Pushed => {
    entity.asked += 1;
    return entity.isThere
      ? { result: { data: { at: revision } }, isThere: true, revision: knows === 'no revisions' ? null : revision }
      : nothing;
  };
  const now = async () => at(entity.revision);
  const reader: LiveReader = {
    now,
    nowPatiently: now,
    change: async (_, revision) => at(knows === 'past' ? revision : entity.revision),
  };
  const hub = {
    get last() {
      return log.last;
    },
    since: () => log.since,
  };
  return { entity, log, course: new StateCourse({ id: 'ord_1', reader, hub, frames }) };
}

const shown = (frame: Frame): unknown => (JSON.parse(frame.payload.toString()) as { data: { at: number } }).data.at;

async function framesOf(frames: AsyncGenerator<Frame, unknown>): Promise<Frame[]> {
  const all: Frame[] = [];
  for await (const frame of frames) all.push(frame);
  return all;
}

const missed = { kind: 'missed' } as const;
const item = (revision: number) => ({ kind: 'signal', heard: signalled(revision) }) as const;

describe('following one entity', () => {
  it('shows the present to who comes back behind what there was no room for, and makes nothing again', async () => {
    const { course, entity } = anEntity({ revision: 1, keptBytesPerStream: 100 });
    await course.begin();
    for (const revision of [2, 3, 4]) {
      entity.revision = revision;
      for await (const frame of course.advance(item(revision))) expect(shown(frame)).toBe(revision);
    }
    const before = entity.asked;
    expect((await framesOf(course.catchUp('1'))).map(shown)).toEqual([4]);
    expect(entity.asked - before).toBe(1);
  });

  it.each([
    ['every revision once', 1, [2, 3], [2, 3]],
    ['nothing that was shown', 3, [2, 3, 3], []],
    ['revisions whose signal was lost', 1, [4], [2, 3, 4]],
    ['what came in the wrong order in the right one', 1, [3, 2], [2, 3]],
    ['the last fifty of very many', 1, [100], Array.from({ length: 50 }, (_, index) => 51 + index)],
  ])('shows %s', async (_, start, signals, expected) => {
    const { course } = anEntity({ revision: start });
    await course.begin();
    const all: Frame[] = [];
    for (const revision of signals) all.push(...(await framesOf(course.advance(item(revision)))));
    expect(all.map(shown)).toEqual(expected);
    expect(all.map(({ order, position }) => [order, position])).toEqual(expected.map((at) => [at, String(at)]));
  });

  it('shows the present once where a subgraph knows nothing else', async () => {
    const { course, entity } = anEntity({ revision: 1, knows: 'present' });
    await course.begin();
    entity.revision = 3;
    const all = [...(await framesOf(course.advance(item(2)))), ...(await framesOf(course.advance(item(3))))];
    expect(all.map(shown)).toEqual([3]);
  });

  it('shows the present at every signal where there are no revisions, numbered by the signals', async () => {
    const { course, entity } = anEntity({ revision: 1, knows: 'no revisions' });
    await course.begin();
    entity.revision = 9;
    const all = [...(await framesOf(course.advance(item(5)))), ...(await framesOf(course.advance(item(9))))];
    expect(all.map((frame) => [shown(frame), frame.order, frame.position])).toEqual([
      [9, 105, '5-0'],
      [9, 109, '9-0'],
    ]);
  });

  it('finds out what it missed', async () => {
    const { course, entity } = anEntity({ revision: 1 });
    await course.begin();
    entity.revision = 3;
    expect((await framesOf(course.advance(missed))).map(shown)).toEqual([2, 3]);
  });

  it('asks once for a revision that many are to be shown, and before its turn when it hears of it', async () => {
    const { course, entity } = anEntity({ revision: 1 });
    await course.begin();
    entity.revision = 2;
    const before = entity.asked;
    course.prepare(signalled(2));
    expect(entity.asked).toBe(before + 1);
    await framesOf(course.advance(item(2)));
    await Promise.all([framesOf(course.catchUp('1')), framesOf(course.catchUp('1'))]);
    // The present, once for both who asked at the same time.
    expect(entity.asked).toBe(before + 2);
  });

  it.each([
    ['the state to somebody new', null, [3]],
    ['what somebody missed', '1', [2, 3]],
    ['nothing to somebody who missed nothing', '3', []],
    ['the state to somebody who saw what never was', '7', [3]],
    ['the state to somebody who says nonsense', '3x', [3]],
  ])('begins with %s', async (_, after, expected) => {
    const { course } = anEntity({ revision: 3 });
    expect((await framesOf(course.catchUp(after))).map(shown)).toEqual(expected);
  });

  it.each([
    ['not again when it has not changed since', [], []],
    ['when it has changed since', [signalled(2)], [1]],
    ['when nobody knows whether it has', null, [1]],
  ])('shows the present of what has no revisions %s', async (_, since, expected) => {
    const { course, log } = anEntity({ revision: 1, knows: 'no revisions' });
    log.since = since;
    expect((await framesOf(course.catchUp('1-0'))).map(shown)).toEqual(expected);
  });

  it('ends with NOT_FOUND where there is nothing, and where there is nothing any more', async () => {
    const { course, entity } = anEntity({ revision: 1 });
    await course.begin();
    entity.isThere = false;
    const gone = { extensions: { code: 'NOT_FOUND' } };
    await expect(framesOf(course.advance(item(2)))).rejects.toMatchObject(gone);
    await expect(framesOf(course.catchUp(null))).rejects.toMatchObject(gone);
  });
});
