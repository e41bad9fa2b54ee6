import { setTimeout as delay } from 'node:timers/promises';
import { endErrands } from './errands.ts';
import { isAlive, signalGroup } from './process-identity.ts';
import { readProcesses, readSupervisor, type RunningProcess } from './run-file.ts';

/** How long a process left behind may take to end by itself. */
const graceMs = 8000;

/** Another supervisor runs out of the same data folder. */
export class AlreadyRunningError extends Error {
  constructor(pid: number, dataDir: string) {
    super(
      `Alexandrite is already running from ${dataDir} (process ${pid}). Stop it with Ctrl-C where it runs, or: kill ${pid}\n` +
        'For a second one beside it: ALEXANDRITE_DATA_DIR=.data-2 ALEXANDRITE_PORT_BASE=5000 npm start',
    );
    this.name = 'AlreadyRunningError';
  }
}

/**
 * Ends what a supervisor that was killed left running, and gives their names.
 * Throws AlreadyRunningError when that supervisor is not dead at all.
 */
export async function endLeftBehind(dataDir: string): Promise<readonly string[]> {
  const supervisor = await readSupervisor(dataDir);
  if (supervisor !== null && supervisor.pid !== process.pid && (await isAlive(supervisor))) {
    throw new AlreadyRunningError(supervisor.pid, dataDir);
  }
  const recorded = Object.entries(await readProcesses(dataDir));
  const ended = await Promise.all(recorded.map(async ([name, entry]) => ((await end(entry)) ? [name] : [])));
  const errands = await endErrands(dataDir);
  return [...ended.flat(), ...(errands > 0 ? ['builds and seeds'] : [])];
}

async function end({ pid, startTime }: RunningProcess): Promise<boolean> {
  if (pid === null || !(await isAlive({ pid, startTime }))) return false;
  signalGroup(pid, 'SIGTERM');
  const deadline = Date.now() + graceMs;
  while (Date.now() < deadline && (await isAlive({ pid, startTime }))) await delay(50);
  signalGroup(pid, 'SIGKILL');
  return true;
}
