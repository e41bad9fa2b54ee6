import { EnvironmentError } from '../env/index.ts';
import { createLog, type Log } from '../log/index.ts';
import { endTelemetry, reportFault } from '../telemetry/index.ts';

/** Something that has to be ended in an orderly way. */
export interface Closable {
  readonly name: string;
  close(): Promise<void>;
}

/** What a service holds open; closed in reverse order of opening. */
export class Lifecycle {
  readonly #log: Log;
  readonly #open: Closable[] = [];
  #closing: Promise<void> | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  get isClosing(): boolean {
    return this.#closing !== undefined;
  }

  /** Remembers how to close something. Open what others stand on first. */
  onClose(name: string, close: () => Promise<unknown>): void {
    this.#open.push({
      name,
      close: async () => {
        await close();
      },
    });
  }

  /** Closes everything, last opened first. A part that fails to close is reported and does not stop the others. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    for (const part of this.#open.toReversed()) {
      try {
        await part.close();
      } catch (fault) {
        this.#log.error({ err: fault, part: part.name }, 'could not be closed');
      }
    }
  }
}

/** What a starting service is handed. */
export interface Starting<Env> {
  readonly env: Env;
  readonly log: Log;
  readonly lifecycle: Lifecycle;
}

/** How long a drain may take before the process ends anyway: what is not done by then is taken up by another. */
const drainLimitMs = 20_000;

/**
 * Runs a service until SIGTERM or SIGINT, then drains it. A service that cannot start says why and exits with 1.
 * @param readEnv throws an EnvironmentError that lists everything that is wrong
 * @param start opens everything and registers how to close it
 */
export async function runService<Env extends { readonly LOG_LEVEL: string }>(
  name: string,
  readEnv: () => Env,
  start: (starting: Starting<Env>) => Promise<void>,
): Promise<void> {
  const log = createLog(name, 'info');
  const lifecycle = new Lifecycle(log);
  drainOnSignals(lifecycle, log);
  process.on('unhandledRejection', (fault) => {
    reportFault(fault);
    log.error({ err: fault }, 'a promise was rejected and nobody listened');
  });
  try {
    const env = readEnv();
    log.level = env.LOG_LEVEL;
    await start({ env, log, lifecycle });
    log.info('ready');
  } catch (fault) {
    reportFault(fault);
    if (fault instanceof EnvironmentError) log.fatal(fault.message);
    else log.fatal({ err: fault }, 'could not start');
    await lifecycle.close();
    await endTelemetry();
    process.exit(1);
  }
}

function drainOnSignals(lifecycle: Lifecycle, log: Log): void {
  const drain = (signal: NodeJS.Signals): void => {
    if (lifecycle.isClosing) return;
    log.info({ signal }, 'draining');
    setTimeout(() => {
      log.error('drain took too long');
      process.exit(1);
    }, drainLimitMs).unref();
    const stop = async (): Promise<void> => {
      await lifecycle.close();
      await endTelemetry();
      log.info('stopped');
      process.exit(0);
    };
    void stop();
  };
  process.on('SIGTERM', drain).on('SIGINT', drain);
}
