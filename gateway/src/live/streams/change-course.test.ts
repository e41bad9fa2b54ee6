import { GraphQLError } from 'graphql';
import { ChangeCourse } from './change-course.ts';
import type { Frame } from './frame.ts';
import { FrameMemory } from './frame-memory.ts';
import { KeptFrames } from './kept-frames.ts';
import type { LiveReader } from './reader.ts';
import type { Heard } from '../changes/signal-tail.ts';

let order = 0;
const heard = (id: string, revision: number): Heard => {
  order += 1;
  return {
    signal: { entity: 'Order', id, revision, ownerId: null, trace: {} },
    place: { order, position: `${order}-0` },
  };
};
const item = (change: Heard) => ({ kind: 'signal', heard: change }) as const;

/** Orders, of which some may not be seen. */
function orders(given: { hidden?: readonly string[]; mayAsk?: boolean; since?: readonly Heard[] | null } = {}) {
  const { hidden = [], mayAsk = true, since = [] } = given;
  const asked: string[] = [];
  const read: LiveReader['now'] = async () => {
    if (!mayAsk) throw new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } });
    return { result: { data: null }, isThere: false, revision: null };
  };
  const reader: LiveReader = {
    now: read,
    nowPatiently: read,
    change: async ({ id }, revision) => {
      asked.push(`${id} ${revision}`);
      return { result: { data: { id, revision } }, isThere: !hidden.includes(id), revision: null };
    },
  };
  const hub = { last: { order: 1_000, position: '1000-0' }, since: () => (since ? [...since] : null) };
  const kept = new KeptFrames({ keptBytesPerStream: 1e6, keptBytesPerCaller: 1e6, keptBytesInAll: 1e6 });
  const frames = new FrameMemory(kept, 'somebody');
  return { asked, course: new ChangeCourse({ reader, hub, frames, isWanted: ({ id }) => id !== 'unwanted' }) };
}

async function shownBy(frames: AsyncGenerator<Frame, unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const { payload } of frames) all.push((JSON.parse(payload.toString()) as { data: unknown }).data);
  return all;
}

describe('following many', () => {
  it('shows each change once, and none that may not be seen', async () => {
    const { course } = orders({ hidden: ['b'] });
    const changes = [heard('a', 1), heard('b', 1), heard('a', 1), heard('a', 2), heard('a', 1)];
    const shown: unknown[] = [];
    for (const change of changes) shown.push(...(await shownBy(course.advance(item(change)))));
    expect(shown).toEqual([
      { id: 'a', revision: 1 },
      { id: 'a', revision: 2 },
    ]);
  });

  it('asks for a change when it is heard of, and not again when it is shown', async () => {
    const { course, asked } = orders();
    const change = heard('a', 1);
    course.prepare(change);
    course.prepare(heard('a', 1));
    expect(asked).toEqual(['a 1']);
    await shownBy(course.advance(item(change)));
    expect(asked).toEqual(['a 1']);
  });

  it('does not ask ahead for more than a few', () => {
    const { course, asked } = orders();
    for (let revision = 1; revision <= 20; revision += 1) course.prepare(heard('a', revision));
    expect(asked.length).toBe(4);
  });

  it('begins with nothing, and with what somebody missed who comes back', async () => {
    const { course } = orders({ since: [heard('a', 1), heard('unwanted', 1), heard('b', 1), heard('a', 1)] });
    expect(await shownBy(course.catchUp(null))).toEqual([]);
    expect(await shownBy(course.catchUp('1-0'))).toEqual([
      { id: 'a', revision: 1 },
      { id: 'b', revision: 1 },
    ]);
  });

  it.each([
    ['nobody knows what was missed', null],
    ['it was very much', Array.from({ length: 100 }, (_, index) => heard('a', index + 1))],
  ])('ends with POSITION_LOST where %s', async (_, since) => {
    const { course } = orders({ since });
    const lost = { extensions: { code: 'POSITION_LOST' } };
    await expect(shownBy(course.catchUp('1-0'))).rejects.toMatchObject(lost);
    await expect(shownBy(course.advance({ kind: 'missed' }))).rejects.toMatchObject(lost);
  });

  it('tells at once who may not ask', async () => {
    const { course } = orders({ mayAsk: false });
    const refused = { extensions: { code: 'FORBIDDEN' } };
    await expect(course.begin()).rejects.toMatchObject(refused);
    await expect(shownBy(course.catchUp(null))).rejects.toMatchObject(refused);
  });
});
