import type { Logger } from 'pino';

/** How long nothing more is said of the same trouble, in milliseconds. */
const quietMs = 60_000;

/** One trouble of a process, and how often it came since it was said last. */
interface Trouble {
  quietUntil: number;
  untold: number;
}

/** Of each log of a process, by what is said. */
const troubles = new WeakMap<Logger, Map<string, Trouble>>();

/**
 * Warns of what lasts and is tried again meanwhile: at once, and then once a minute with how often it came (`times`).
 * What a dozen queues and schedules of a process say of the same outage is said once: it would fill a disk, which may be
 * what the trouble is.
 * @param message the same for all who meet the trouble
 * @param now a clock that only goes forward, in milliseconds
 */
export function warnSeldom(log: Logger, fields: object, message: string, now: number = performance.now()): void {
  let known = troubles.get(log);
  if (!known) troubles.set(log, (known = new Map<string, Trouble>()));
  const trouble = known.get(message) ?? { quietUntil: Number.NEGATIVE_INFINITY, untold: 0 };
  known.set(message, trouble);
  if (now < trouble.quietUntil) {
    trouble.untold += 1;
    return;
  }
  log.warn({ ...fields, ...(trouble.untold > 0 && { times: trouble.untold + 1 }) }, message);
  trouble.quietUntil = now + quietMs;
  trouble.untold = 0;
}
