import { Backlog } from './backlog.ts';

const aSignal = (revision: number) => ({ entity: 'Order', id: 'ord_1', revision, ownerId: null, trace: {} }) as const;

describe('the backlog of a subscription', () => {
  it('gives changes in their order, to a reader who waits and to one who comes later', async () => {
    const backlog = new Backlog();
    const waiting = backlog.next();
    backlog.signal(aSignal(1));
    backlog.signal(aSignal(2));
    expect([await waiting, await backlog.next()]).toEqual(
      [1, 2].map((revision) => ({ kind: 'signal', signal: aSignal(revision) })),
    );
  });

  it('takes only what is wanted', async () => {
    const backlog = new Backlog(({ revision }) => revision > 1);
    backlog.signal(aSignal(1));
    backlog.signal(aSignal(2));
    expect(await backlog.next()).toEqual({ kind: 'signal', signal: aSignal(2) });
  });

  it('forgets what waits when some was missed: finding out finds it too', async () => {
    const backlog = new Backlog();
    backlog.signal(aSignal(1));
    backlog.missed();
    backlog.signal(aSignal(3));
    expect([await backlog.next(), await backlog.next()]).toEqual([
      { kind: 'missed' },
      { kind: 'signal', signal: aSignal(3) },
    ]);
  });

  it('does not grow without end before a reader who does not come', async () => {
    const backlog = new Backlog();
    for (let revision = 0; revision <= 500; revision++) backlog.signal(aSignal(revision));
    expect(await backlog.next()).toEqual({ kind: 'missed' });
  });

  it('lets its reader go when it ends', async () => {
    const backlog = new Backlog();
    const waiting = backlog.next();
    backlog.close();
    expect([await waiting, await backlog.next()]).toEqual([null, null]);
  });
});
