import { appendFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { readLogFiles } from '../src/order-log/read-log-files.ts';
import { LogFiles } from '../src/stack/log-files.ts';
import { aHouse } from './stack-builders.ts';

const line = (number: number): string =>
  JSON.stringify({ time: new Date(number * 1_000).toISOString(), orderId: 'ord_1', msg: `line ${number}` });

describe('the logs of a house', () => {
  it('are kept over starts', async () => {
    const { dataDir } = await aHouse();
    for (const number of [1, 2]) {
      const files = await LogFiles.open(dataDir);
      files.append('orders', line(number));
      await files.settled();
    }
    const lines = await readLogFiles(dataDir);
    expect(lines.map(({ process, fields }) => [process, fields['msg']])).toEqual([
      ['orders', 'line 1'],
      ['orders', 'line 2'],
    ]);
  });

  it('begin anew when they are large, and the oldest are let go', async () => {
    const { dataDir } = await aHouse();
    const files = await LogFiles.open(dataDir, 1_000);
    for (let number = 1; number <= 200; number += 1) {
      files.append('orders', line(number));
      await files.settled();
    }
    expect((await readdir(files.folder)).toSorted()).toEqual([
      'orders.1.log',
      'orders.2.log',
      'orders.3.log',
      'orders.log',
    ]);
    const lines = await readLogFiles(dataDir);
    expect(lines.at(-1)?.fields['msg']).toBe('line 200');
    expect(lines.length).toBeLessThan(60);
    expect(new Set(lines.map(({ process }) => process))).toEqual(new Set(['orders']));
  });

  it('are written on when the disk takes something again', async () => {
    const { dataDir } = await aHouse();
    const files = await LogFiles.open(dataDir);
    // A folder in the place of the file fails as a full disk does.
    await mkdir(path.join(files.folder, 'orders.log'));
    files.append('orders', line(1));
    await files.settled();
    await rm(path.join(files.folder, 'orders.log'), { recursive: true });
    files.append('orders', line(2));
    await files.settled();
    await appendFile(path.join(files.folder, 'orders.log'), '');
    expect((await readLogFiles(dataDir)).map(({ fields }) => fields['msg'])).toEqual(['line 2']);
  });
});
