import { Backlog } from './backlog.ts';

const heard = (revision: number) =>
  ({
    signal: { entity: 'Order', id: 'ord_1', revision, ownerId: null, trace: {} },
    place: { order: revision, position: `${revision}-0` },
  }) as const;

describe('the backlog of a stream', () => {
  it('gives changes in their order, to a reader who waits and to one who comes later', async () => {
    const backlog = new Backlog();
    const waiting = backlog.next();
    backlog.signal(heard(1));
    backlog.signal(heard(2));
    expect([await waiting, await backlog.next()]).toEqual(
      [1, 2].map((revision) => ({ kind: 'signal', heard: heard(revision) })),
    );
  });

  it('takes only what is wanted', async () => {
    const backlog = new Backlog(({ signal }) => signal.revision > 1);
    backlog.signal(heard(1));
    backlog.signal(heard(2));
    expect(await backlog.next()).toEqual({ kind: 'signal', heard: heard(2) });
  });

  it('forgets what waits when some was missed: finding out finds it too', async () => {
    const backlog = new Backlog();
    backlog.signal(heard(1));
    backlog.missed();
    backlog.signal(heard(3));
    expect([await backlog.next(), await backlog.next()]).toEqual([
      { kind: 'missed' },
      { kind: 'signal', heard: heard(3) },
    ]);
  });

  it('does not grow without end before a reader who does not come', async () => {
    const backlog = new Backlog();
    for (let revision = 0; revision <= 500; revision++) backlog.signal(heard(revision));
    expect(await backlog.next()).toEqual({ kind: 'missed' });
  });

  it('lets its reader go when it ends', async () => {
    const backlog = new Backlog();
    const waiting = backlog.next();
    backlog.close();
    expect([await waiting, await backlog.next()]).toEqual([null, null]);
  });
});
