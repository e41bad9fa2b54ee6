import { createLog } from '../log/index.ts';
import { Lifecycle } from './index.ts';

function aLifecycle() {
  const lines: string[] = [];
  const closed: string[] = [];
  const lifecycle = new Lifecycle(createLog('orders', 'info', { write: (line) => lines.push(line) }));
  const open = (name: string, fault?: Error): void => {
    lifecycle.onClose(name, async () => {
      closed.push(name);
      if (fault) throw fault;
    });
  };
  return { lifecycle, lines, closed, open };
}

describe('what a service holds open', () => {
  it('is closed last opened first', async () => {
    const { lifecycle, closed, open } = aLifecycle();
    for (const name of ['redis', 'mongo', 'server']) open(name);
    await lifecycle.close();
    expect(closed).toEqual(['server', 'mongo', 'redis']);
  });

  it('is closed one after another: what others stand on waits for them', async () => {
    const { lifecycle, closed, open } = aLifecycle();
    open('redis');
    const server = Promise.withResolvers<undefined>();
    lifecycle.onClose('server', () => server.promise);
    const done = lifecycle.close();
    await new Promise(setImmediate);
    expect(closed).toEqual([]);
    server.resolve(undefined);
    await done;
    expect(closed).toEqual(['redis']);
  });

  it('is closed though a part of it fails to, which is reported', async () => {
    const { lifecycle, lines, closed, open } = aLifecycle();
    open('redis');
    open('mongo', new Error('stuck'));
    open('server');
    await lifecycle.close();
    expect(closed).toEqual(['server', 'mongo', 'redis']);
    expect(lines.join()).toMatch(/"part":"mongo".*could not be closed/);
  });

  it('is closed once, however often that is asked', async () => {
    const { lifecycle, closed, open } = aLifecycle();
    open('redis');
    expect(lifecycle.isClosing).toBe(false);
    const both = Promise.all([lifecycle.close(), lifecycle.close()]);
    expect(lifecycle.isClosing).toBe(true);
    await both;
    expect(closed).toEqual(['redis']);
  });
});
