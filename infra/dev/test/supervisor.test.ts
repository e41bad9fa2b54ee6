import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { AlreadyRunningError, endLeftBehind } from '../src/supervise/left-behind.ts';
import { startTimeOf } from '../src/supervise/process-identity.ts';
import { readProcesses, writeProcesses, writeSupervisor, type RunningProcess } from '../src/supervise/run-file.ts';
import { describeTakenPorts, findTakenPorts } from '../src/supervise/taken-ports.ts';
import { aHouse, aService, aSupervisor, until, type TestHouse } from './stack-builders.ts';

const find = async (house: TestHouse, name: string): Promise<RunningProcess | undefined> =>
  (await readProcesses(house.dataDir))[name];

describe('the supervisor', () => {
  it('starts a process after those it depends on, and stops it before them', async () => {
    const house = await aHouse();
    const specs = [
      await aService(house, 'web', { dependsOn: ['gateway'] }),
      await aService(house, 'gateway', { dependsOn: ['mongo'] }),
      await aService(house, 'mongo', { env: { START_MS: '150' } }),
    ];
    const { supervisor } = aSupervisor(house, specs);

    await supervisor.start(['web', 'gateway', 'mongo']);
    await supervisor.stop();

    expect(await house.diary()).toEqual([
      'mongo started',
      'gateway started',
      'web started',
      'web stopped',
      'gateway stopped',
      'mongo stopped',
    ]);
    expect(Object.values(await readProcesses(house.dataDir)).map(({ state }) => state)).toEqual(
      Array(3).fill('stopped'),
    );
  });

  it('starts a killed process again, says so, and counts it', async () => {
    const house = await aHouse();
    const { supervisor, shown } = aSupervisor(house, [await aService(house, 'orders')]);
    await supervisor.start(['orders']);
    await until('its start is written down', async () => typeof (await find(house, 'orders'))?.startTime === 'string');
    const before = await find(house, 'orders');

    process.kill(before?.pid ?? 0, 'SIGKILL');
    await until('it is back', async () => {
      const now = await find(house, 'orders');
      return now?.state === 'healthy' && now.pid !== before?.pid;
    });
    await supervisor.stop();

    expect(shown()).toContain('ended unexpectedly (SIGKILL); starting it again in 0.5 s');
    expect(shown()).toMatch(/healthy after .* s, again/);
    expect(await house.diary()).toEqual(['orders started', 'orders started', 'orders stopped']);
    expect((await find(house, 'orders'))?.restarts).toBe(1);
  });

  it('gives up what never becomes healthy, and says what it last said', async () => {
    const house = await aHouse();
    const { supervisor } = aSupervisor(house, [await aService(house, 'shop', { env: { FAIL: 'no database' } })]);

    await expect(supervisor.start(['shop'])).rejects.toThrow(/shop could not be started[^]*cannot work: no database/);
    await supervisor.stop();
  });

  it('kills what does not stop within its grace', async () => {
    const house = await aHouse();
    const stubborn = await aService(house, 'stubborn');
    const ignoring = `process.on('SIGTERM', () => {}); require('node:http').createServer((_, r) => r.end()).listen(${stubborn.internalPort ?? 0}, '127.0.0.1')`;
    const { supervisor, shown } = aSupervisor(house, [{ ...stubborn, args: ['-e', ignoring] }]);
    await supervisor.start(['stubborn']);

    await supervisor.stop();

    expect(shown()).toContain('did not stop within 2 s, killing it');
    expect((await find(house, 'stubborn'))?.state).toBe('stopped');
  });

  it('stops while a process is still starting, without waiting for it', async () => {
    const house = await aHouse();
    const { supervisor } = aSupervisor(house, [await aService(house, 'slow', { env: { START_MS: '60000' } })]);
    const start = supervisor.start(['slow']);
    const outcome = expect(start).rejects.toThrow(/slow could not be started/);
    await until('it runs', async () => (await find(house, 'slow'))?.state === 'starting');

    await supervisor.stop();

    await outcome;
  });
});

describe('a supervisor that was killed', () => {
  it('leaves processes that the next one ends', async () => {
    const house = await aHouse();
    const orphan = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
    const startTime = await startTimeOf(orphan.pid ?? 0);
    const exit = once(orphan, 'exit');
    const entry = { port: null, internalPort: null, state: 'healthy', restarts: 0 } as const;
    await writeProcesses(house.dataDir, { orders: { ...entry, pid: orphan.pid ?? 0, startTime } });
    await writeSupervisor(house.dataDir, { pid: 1, startTime: 'long ago', ready: true });

    expect(await endLeftBehind(house.dataDir)).toEqual(['orders']);
    await exit;
  });

  it('does not make the next one end a stranger that has got the same process id', async () => {
    const house = await aHouse();
    const entry = { port: null, internalPort: null, state: 'healthy', restarts: 0 } as const;
    await writeProcesses(house.dataDir, { orders: { ...entry, pid: process.pid, startTime: 'another time' } });

    expect(await endLeftBehind(house.dataDir)).toEqual([]);
  });

  it('is told from one that still runs', async () => {
    const house = await aHouse();
    const running = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const pid = running.pid ?? 0;
    await writeSupervisor(house.dataDir, { pid, startTime: await startTimeOf(pid), ready: true });

    await expect(endLeftBehind(house.dataDir)).rejects.toThrow(AlreadyRunningError);
    running.kill('SIGKILL');
  });
});

describe('a process that is there and does nothing', () => {
  it('is ended and started anew', async () => {
    const house = await aHouse();
    const liveness = { everyMs: 50, patienceMs: 300, looks: 2 };
    const { supervisor, shown } = aSupervisor(house, [await aService(house, 'orders')], { liveness });
    await supervisor.start(['orders']);
    await until('its start is written down', async () => typeof (await find(house, 'orders'))?.startTime === 'string');
    const before = await find(house, 'orders');

    process.kill(before?.pid ?? 0, 'SIGSTOP');
    await until('it is back', async () => {
      const now = await find(house, 'orders');
      return now?.state === 'healthy' && now.pid !== before?.pid;
    });
    await supervisor.stop();

    expect(shown()).toContain('runs, and does not answer; ending it');
  });
});

describe('a supervisor that cannot write', () => {
  it('goes on, says so once, and stops what it runs', async () => {
    const house = await aHouse();
    const { supervisor, shown } = aSupervisor(house, [await aService(house, 'orders')]);
    // A file where a folder belongs fails as a full disk does, for whoever runs the tests.
    await writeFile(path.join(house.dataDir, 'run'), '');

    await supervisor.start(['orders']);
    await supervisor.stop();

    expect(shown().match(/cannot write down what runs/g)).toHaveLength(1);
    expect(await house.diary()).toEqual(['orders started', 'orders stopped']);
  });
});

describe('what a process ran that was killed', () => {
  it('is ended with it, builds and seeds included', async () => {
    const house = await aHouse();
    const supervise = path.join(import.meta.dirname, '../src/supervise');
    const idle = `['-e', 'setInterval(() => {}, 1000)']`;
    const program = `
      import { endAllWithThisProcess } from '${supervise}/watchdog.ts';
      import { runToEnd } from '${supervise}/run-to-end.ts';
      endAllWithThisProcess('${house.dataDir}');
      await runToEnd(process.execPath, ${idle}, { cwd: '/', line() {}, dataDir: '${house.dataDir}' });`;
    const killed = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' });
    const noted = path.join(house.dataDir, 'run/errands');
    let name = '';
    await until('the build is noted', async () => {
      [name = ''] = await readdir(noted).catch(() => []);
      return name !== '' && (await readFile(path.join(noted, name), 'utf8')) !== '';
    });
    expect(await startTimeOf(Number(name))).not.toBeNull();

    killed.kill('SIGKILL');

    await until('it is gone', async () => (await startTimeOf(Number(name))) === null);
    await until('nothing is noted', async () => (await readdir(noted)).length === 0);
  });
});

describe('a taken port', () => {
  let holder: Server;
  afterEach(() => holder.close());

  it('is named with the process that wanted it and what to do', async () => {
    const house = await aHouse();
    const spec = await aService(house, 'gateway');
    holder = createServer().listen(spec.internalPort ?? 0, '127.0.0.1');
    await once(holder, 'listening');

    const message = describeTakenPorts(await findTakenPorts([spec, await aService(house, 'shop')]));

    expect(message).toContain(
      `Port ${spec.internalPort ?? 0}, which gateway wants, is taken. Set ALEXANDRITE_PORT_BASE`,
    );
    expect(message).toContain(`lsof -i :${spec.internalPort ?? 0}`);
    expect(message).not.toContain('shop');
  });
});
