import type { ExecutionResult } from 'graphql-ws';
import { Backlog } from './backlog.ts';
import { followState } from './follow-state.ts';
import type { Pushed } from './pushed.ts';
import type { LiveReader } from './reader.ts';

const aSignal = (revision: number) => ({ entity: 'Order', id: 'ord_1', revision, ownerId: null, trace: {} }) as const;
const nothing: Pushed = { result: { data: null }, isThere: false, revision: null };

/** An entity at a revision, behind a subgraph that knows its past (or only its present, or no revisions). */
function anEntity(given: { revision: number; knows?: 'past' | 'present' | 'no revisions' }) {
  const { knows = 'past' } = given;
  const entity = { revision: given.revision, isThere: true };
  const at = (revision: number): Pushed =>
    entity.isThere
      ? { result: { data: { at: revision } }, isThere: true, revision: knows === 'no revisions' ? null : revision }
      : nothing;
  const now = async () => at(entity.revision);
  const reader: LiveReader = {
    now,
    nowPatiently: now,
    change: async (_, revision) => at(knows === 'past' ? revision : entity.revision),
  };
  return { entity, reader };
}

const shownBy = async (pushes: AsyncGenerator<ExecutionResult, void>, backlog: Backlog): Promise<unknown[]> => {
  const shown: unknown[] = [];
  // What waits is read to its end; then the subscription ends.
  for (;;) {
    const next = pushes.next();
    const pushed = await Promise.race([next, new Promise<null>((resolve) => setImmediate(() => resolve(null)))]);
    if (pushed === null) backlog.close();
    const last = pushed ?? (await next);
    if (last.done) return shown;
    shown.push(last.value.data?.['at']);
  }
};

describe('following one entity', () => {
  it.each([
    ['shows its state, and every revision after it once', 1, [2, 3], 3, [1, 2, 3]],
    ['leaves out what was shown already', 3, [2, 3, 3], 3, [3]],
    ['fills in revisions whose signal was lost', 1, [4], 4, [1, 2, 3, 4]],
    ['puts signals in order that came out of it', 1, [3, 2], 3, [1, 2, 3]],
    [
      'shows the last fifty to one who is far behind',
      1,
      [100],
      100,
      [1, ...Array.from({ length: 50 }, (_, i) => 51 + i)],
    ],
  ])('%s', async (_, start, signals, end, expected) => {
    const { entity, reader } = anEntity({ revision: start });
    const backlog = new Backlog();
    const pushes = followState('ord_1', reader, backlog);
    const first = await pushes.next();
    entity.revision = end;
    for (const revision of signals) backlog.signal(aSignal(revision));
    expect([(first.value as ExecutionResult).data?.['at'], ...(await shownBy(pushes, backlog))]).toEqual(expected);
  });

  it('shows the present once where a subgraph knows nothing else', async () => {
    const { entity, reader } = anEntity({ revision: 1, knows: 'present' });
    const backlog = new Backlog();
    const pushes = followState('ord_1', reader, backlog);
    await pushes.next();
    entity.revision = 3;
    for (const revision of [2, 3]) backlog.signal(aSignal(revision));
    expect(await shownBy(pushes, backlog)).toEqual([3]);
  });

  it('shows the present at every signal where there are no revisions, and fills in nothing', async () => {
    const { entity, reader } = anEntity({ revision: 1, knows: 'no revisions' });
    const backlog = new Backlog();
    const pushes = followState('quo_1', reader, backlog);
    await pushes.next();
    entity.revision = 9;
    for (const revision of [5, 9, 9]) backlog.signal(aSignal(revision));
    expect(await shownBy(pushes, backlog)).toEqual([9, 9]);
  });

  it('finds out what it missed', async () => {
    const { entity, reader } = anEntity({ revision: 1 });
    const backlog = new Backlog();
    const pushes = followState('ord_1', reader, backlog);
    await pushes.next();
    entity.revision = 3;
    backlog.missed();
    expect(await shownBy(pushes, backlog)).toEqual([2, 3]);
  });

  it('ends with NOT_FOUND where there is nothing, and where there is nothing any more', async () => {
    const { entity, reader } = anEntity({ revision: 1 });
    const backlog = new Backlog();
    const pushes = followState('ord_1', reader, backlog);
    await pushes.next();
    entity.isThere = false;
    backlog.signal(aSignal(2));
    const gone = { extensions: { code: 'NOT_FOUND' } };
    await expect(pushes.next()).rejects.toMatchObject(gone);
    await expect(followState('ord_1', reader, new Backlog()).next()).rejects.toMatchObject(gone);
  });
});
