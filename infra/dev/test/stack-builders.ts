import { mkdtemp, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findFreePort } from '../src/provide/free-port.ts';
import type { Liveness } from '../src/supervise/liveness.ts';
import type { ProcessSpec } from '../src/supervise/process-spec.ts';
import { Supervisor } from '../src/supervise/supervisor.ts';
import { createTerminalLog } from '../src/supervise/terminal-log.ts';

export interface TestHouse {
  readonly dataDir: string;
  /** What the services wrote into their diary, line by line. */
  diary(): Promise<readonly string[]>;
}

/** A data folder of its own with a diary in it. */
export async function aHouse(): Promise<TestHouse> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'alexandrite-dev-'));
  return {
    dataDir,
    diary: async () => (await readFile(path.join(dataDir, 'diary'), 'utf8')).trim().split('\n'),
  };
}

/** A real small process that answers its health check on a free port. */
export async function aService(
  house: TestHouse,
  name: string,
  { dependsOn = [], env = {} }: { dependsOn?: readonly string[]; env?: Record<string, string> } = {},
): Promise<ProcessSpec> {
  const port = await findFreePort();
  return {
    name,
    command: process.execPath,
    args: [path.join(import.meta.dirname, 'fixtures/service.mjs')],
    cwd: house.dataDir,
    env: { NAME: name, DIARY: path.join(house.dataDir, 'diary'), HEALTH_PORT: String(port), ...env },
    port: null,
    internalPort: port,
    claims: [{ port, variable: 'ALEXANDRITE_PORT_BASE' }],
    ready: { kind: 'healthy', url: `http://127.0.0.1:${port}/health/ready` },
    dependsOn,
  };
}

export interface TestSupervisor {
  readonly supervisor: Supervisor;
  /** Everything shown on the terminal. */
  shown(): string;
}

/** A supervisor whose terminal is kept for the test to look at. */
export function aSupervisor(
  house: TestHouse,
  specs: readonly ProcessSpec[],
  { liveness }: { readonly liveness?: Liveness } = {},
): TestSupervisor {
  const written: string[] = [];
  const log = createTerminalLog(
    specs.map(({ name }) => name),
    false,
    (text) => written.push(text),
  );
  const supervisor = new Supervisor(specs, {
    dataDir: house.dataDir,
    log,
    record: () => undefined,
    environment: { PATH: process.env['PATH'] },
    graceMs: 2000,
    liveness,
  });
  return { supervisor, shown: () => written.join('') };
}

/** Resolves when the condition holds; fails after ten seconds, saying what was waited for. */
export async function until(what: string, condition: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
