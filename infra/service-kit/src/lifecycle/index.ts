import { EnvironmentError } from '../env/index.ts';
import { createLog, type Log } from '../log/index.ts';
import { endTelemetry, reportFault } from '../telemetry/index.ts';
import { Ending } from './ending.ts';
import { Lifecycle } from './lifecycle.ts';

export { type Closable, Lifecycle } from './lifecycle.ts';

/** What a starting service is handed. */
export interface Starting<Env> {
  readonly env: Env;
  readonly log: Log;
  readonly lifecycle: Lifecycle;
}

/**
 * Runs a service until SIGTERM or SIGINT, then drains it. A service that cannot start says why and exits with 1; so does
 * one in which an exception was caught by nobody, after it has drained.
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
  const ending = new Ending(lifecycle, log);
  ending.onSignals();
  ending.onFaults();
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
