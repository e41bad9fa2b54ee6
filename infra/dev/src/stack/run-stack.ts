import type { Settings } from '../env.ts';
import { inheritedEnvironment } from '../env.ts';
import { endLeftBehind } from '../supervise/left-behind.ts';
import type { ProcessSpec } from '../supervise/process-spec.ts';
import { usualLiveness } from '../supervise/liveness.ts';
import { Supervisor } from '../supervise/supervisor.ts';
import { describeTakenPorts, findTakenPorts } from '../supervise/taken-ports.ts';
import { endAllWithThisProcess } from '../supervise/watchdog.ts';
import { createTerminalLog, type TerminalLog } from '../supervise/terminal-log.ts';
import { appProcesses } from './app-processes.ts';
import { buildApps } from './build-apps.ts';
import { emptyDataFolder, LogFiles, requireRoom } from './data-folder.ts';
import { provideDatabases } from './databases.ts';
import { withoutKeptApart } from './kept-apart.ts';
import { provideObservation } from './observation.ts';
import { readSecrets } from './secrets.ts';
import { seedDatabases } from './seed-databases.ts';
import { serviceProcesses, type ServicePlan } from './service-processes.ts';
import { onStopSignal } from './stop-signals.ts';
import { welcome } from './welcome.ts';

export interface StackOptions {
  /** Run web and admin as well. */
  readonly apps: boolean;
  /** Restart services and reload pages when files change; nothing is built. */
  readonly watch: boolean;
  /** Run Prometheus as well, where there is one. */
  readonly observe: boolean;
  /** Begin with empty databases. */
  readonly fresh: boolean;
  /** End when the standard input is closed: when whoever started this is gone. */
  readonly attached: boolean;
}

/** The name under which the supervisor itself speaks. */
const self = 'alexandrite';

/**
 * Runs the whole house until it is told to stop, then stops it in order.
 * Throws, with everything stopped again, when it cannot be started.
 */
export async function runStack(settings: Settings, options: StackOptions): Promise<void> {
  const write = (text: string): void => void process.stdout.write(text);
  const early = createTerminalLog([self], settings.colour, write);
  await requireRoom(settings.dataDir);
  await makeRoom(settings, options, early);
  const databases = await provideDatabases(settings, (message) => {
    early.say(self, message);
  });
  const plan: ServicePlan = {
    settings,
    secrets: await readSecrets(settings.dataDir, settings.secrets),
    ...databases,
    databases: databases.processes.map(({ name }) => name),
    watch: options.watch,
  };
  const services = serviceProcesses(plan);
  const apps = options.apps ? appProcesses(plan) : [];
  const prometheus = options.observe
    ? await provideObservation(settings, services, (message, level) => {
        early.say(self, message, level);
      })
    : null;
  const observers = prometheus ? [prometheus] : [];
  const specs = [...databases.processes, ...services, ...apps, ...observers];
  const taken = await findTakenPorts(specs);
  if (taken.length > 0) throw new Error(describeTakenPorts(taken));
  if (options.fresh) {
    await emptyDataFolder(settings.dataDir);
    early.say(self, 'beginning with empty databases');
  }

  const log = createTerminalLog([self, ...names(specs)], settings.colour, write);
  const files = await LogFiles.open(settings.dataDir);
  const supervisor = supervise(specs, { settings, files, log, watch: options.watch });
  const allEnded = endAllWithThisProcess(settings.dataDir);
  const { stopping, stopped } = obeySignals(supervisor, options, log);
  try {
    await startInOrder({
      plan,
      services,
      apps,
      databases: databases.processes,
      observers,
      options,
      supervisor,
      files,
      log,
      stopping,
    });
    await supervisor.declareReady();
    write(`${welcome(settings, { apps: options.apps, prometheus: prometheus !== null })}\n`);
  } catch (error) {
    if (!stopping.aborted) {
      await supervisor.stop();
      allEnded();
      throw error;
    }
  }
  await stopped;
  allEnded();
}

/** Ends what an earlier supervisor left behind. Throws when databases are to be emptied that are none of ours. */
async function makeRoom(settings: Settings, { fresh }: StackOptions, log: TerminalLog): Promise<void> {
  const ended = await endLeftBehind(settings.dataDir);
  if (ended.length > 0) log.say(self, `ended what a killed supervisor left running: ${ended.join(', ')}`, 'warn');
  if (!fresh) return;
  if (settings.mongodbUrl !== undefined || settings.redisUrl !== undefined) {
    throw new Error(
      '--fresh empties only the databases that run from the data folder, never those of MONGODB_URL and REDIS_URL.\n' +
        'Drop the databases shop, orders, pricing and production there yourself, and start without --fresh.',
    );
  }
}

function supervise(
  specs: readonly ProcessSpec[],
  {
    settings,
    files,
    log,
    watch,
  }: { readonly settings: Settings; readonly files: LogFiles; readonly log: TerminalLog; readonly watch: boolean },
): Supervisor {
  return new Supervisor(specs, {
    dataDir: settings.dataDir,
    log,
    liveness: watch ? undefined : usualLiveness,
    record: (name, text) => {
      files.append(name, text);
    },
    // Colour belongs to the terminal, and the processes write to us.
    environment: { ...withoutKeptApart(inheritedEnvironment), FORCE_COLOR: undefined, NO_COLOR: '1' },
  });
}

interface Obedience {
  /** Aborted as soon as somebody wants everything to end. */
  readonly stopping: AbortSignal;
  /** Resolves when everything has ended. */
  readonly stopped: Promise<void>;
}

function obeySignals(supervisor: Supervisor, { attached }: StackOptions, log: TerminalLog): Obedience {
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve, reject) => {
    const stop = onStopSignal(
      (reason) => {
        log.say(self, `stopping (${reason}); once more to force`);
        stopping.abort();
        supervisor.stop().then(resolve, reject);
      },
      () => {
        supervisor.kill();
        process.exit(1);
      },
    );
    if (attached) {
      process.stdin.resume().once('end', () => {
        stop('nobody waits for it any more');
      });
    }
  });
  return { stopping: stopping.signal, stopped };
}

interface StartPlan {
  readonly plan: ServicePlan;
  readonly databases: readonly ProcessSpec[];
  readonly services: readonly ProcessSpec[];
  readonly apps: readonly ProcessSpec[];
  readonly observers: readonly ProcessSpec[];
  readonly options: StackOptions;
  readonly supervisor: Supervisor;
  readonly files: LogFiles;
  readonly log: TerminalLog;
  readonly stopping: AbortSignal;
}

async function startInOrder(start: StartPlan): Promise<void> {
  const { plan, databases, services, apps, observers, options, supervisor, files, log, stopping } = start;
  const build = async (): Promise<void> => {
    if (apps.length === 0 || options.watch) return;
    log.say(self, 'building web and admin where they changed …');
    const line = (text: string): void => {
      log.line(self, text);
    };
    await buildApps(
      {
        dataDir: plan.settings.dataDir,
        record: (text) => {
          files.append('build', text);
        },
        line,
      },
      stopping,
    );
  };
  const runServices = async (): Promise<void> => {
    await supervisor.start(names(databases));
    const seedLine = (name: string, text: string): void => {
      log.line(name, text);
    };
    await seedDatabases(plan, seedLine, stopping);
    await supervisor.start(names(services));
  };
  await Promise.all([build(), runServices(), supervisor.start(names(observers))]);
  await supervisor.start(names(apps));
}

const names = (specs: readonly ProcessSpec[]): string[] => specs.map(({ name }) => name);
