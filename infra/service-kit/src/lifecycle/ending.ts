import type { Log } from '../log/index.ts';
import { counter } from '../metrics/index.ts';
import { endTelemetry, reportFault } from '../telemetry/index.ts';
import type { Lifecycle } from './lifecycle.ts';

/** How long a drain may take before the process ends anyway: what is not done by then is taken up by another. */
const drainLimitMs = 20_000;

const faults = counter('process_faults_total', 'Exceptions and rejections that nobody has caught.', ['kind']);

/**
 * The end of a process.
 *
 * An exception that nobody caught may have left anything half done: the process says so, reports it, lets what is under
 * way finish, and exits with 1, so that its supervisor starts another. It never goes on as if nothing had happened.
 *
 * A rejected promise that nobody took has ended one piece of work and nothing else: it is logged as an error, reported
 * and counted, and the process goes on. Otherwise one request that finds such a place would end the work of all others.
 */
export class Ending {
  readonly #lifecycle: Lifecycle;
  readonly #log: Log;
  #exitCode = 0;

  constructor(lifecycle: Lifecycle, log: Log) {
    this.#lifecycle = lifecycle;
    this.#log = log;
  }

  /** Drains on SIGTERM and SIGINT. */
  onSignals(): void {
    const receive = (signal: NodeJS.Signals): void => {
      if (this.#lifecycle.isClosing) return;
      this.#log.info({ signal }, 'draining');
      void this.#drain();
    };
    process.on('SIGTERM', receive).on('SIGINT', receive);
  }

  /** Hears of what nobody has caught. */
  onFaults(): void {
    process.on('unhandledRejection', (fault) => {
      faults.inc({ kind: 'rejection' });
      reportFault(fault);
      this.#log.error({ err: fault }, 'a promise was rejected and nobody listened');
    });
    process.on('uncaughtException', (fault) => {
      faults.inc({ kind: 'exception' });
      this.#exitCode = 1;
      reportFault(fault);
      this.#log.fatal({ err: fault }, 'an exception was caught by nobody, the process ends');
      if (!this.#lifecycle.isClosing) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    setTimeout(() => {
      this.#log.error('drain took too long');
      process.exit(1);
    }, drainLimitMs).unref();
    await this.#lifecycle.close();
    await endTelemetry();
    this.#log.info('stopped');
    process.exit(this.#exitCode);
  }
}
