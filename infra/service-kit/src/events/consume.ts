import type { EventEnvelope, EventType, ServiceName } from '@alexandrite/contracts/events';
import { type Job, Worker } from 'bullmq';
import { type Log, warnSeldom } from '../log/index.ts';
import { secondsHistogram } from '../metrics/index.ts';
import { bullConnection, workerDefaults } from '../queues/index.ts';
import type { RedisClient } from '../redis/index.ts';
import { continueTrace, reportFault } from '../telemetry/index.ts';
import { eventQueueName } from './publish.ts';
import { parseEvent } from './shapes.ts';
import { subjectAttributes, subjectOf } from './subject.ts';

/** Applies one event. Must bear being called twice with the same event. Throws to be called again later. */
export type EventHandler<T extends EventType> = (event: EventEnvelope<T>) => Promise<void>;

/** A service's consumers by event type. */
export type EventHandlers = { readonly [T in EventType]?: EventHandler<T> };

/** An event came before one that must be applied first; it is tried again soon. */
export class OutOfOrderError extends Error {
  override readonly name = 'OutOfOrderError';
}

const duration = secondsHistogram('event_handled_seconds', 'Time to apply an event.', ['type', 'outcome']);

/**
 * Events that a process applies at once; of different aggregates, or the loser retries. Some wait for the database while
 * one is computed; with more of them, whoever asks the same process waits behind a burst.
 */
const concurrency = 4;

/** Takes events from a service's queue until closed. A fault is logged and the event tried again, later and later. */
export function consumeEvents(service: ServiceName, redis: RedisClient, handlers: EventHandlers, log: Log): Worker {
  const apply = async (job: Job): Promise<void> => {
    const event = parseEvent(job.data);
    // The map is typed by event type; which one this is, is only known now.
    const handler = handlers[event.type] as EventHandler<EventType> | undefined;
    if (!handler) throw new Error(`${service} gets ${event.type} but has no consumer for it`);
    const stop = duration.startTimer({ type: event.type });
    try {
      await continueTrace(`consume ${event.type}`, event.trace, () => applyAndTell(event, handler, log), {
        attributes: subjectAttributes(event),
        // A later try was not in the queue all that time.
        ...(job.attemptsMade === 0 ? { waited: { queue: eventQueueName(service), since: job.timestamp } } : {}),
      });
      stop({ outcome: 'applied' });
    } catch (fault) {
      stop({ outcome: fault instanceof OutOfOrderError ? 'out of order' : 'failed' });
      throw fault;
    }
  };
  const worker = new Worker(eventQueueName(service), apply, {
    connection: bullConnection(redis),
    concurrency,
    ...workerDefaults,
  });
  worker.on('failed', (job: Job | undefined, fault) => {
    const parked = job !== undefined && job.attemptsMade >= (job.opts.attempts ?? 1);
    if (fault instanceof OutOfOrderError && !parked) return;
    if (parked) reportFault(fault);
    log[parked ? 'error' : 'warn'](
      { err: fault, event: job?.id, type: job?.name, ...subjectOfJob(job) },
      parked ? 'event parked' : 'event failed, trying again',
    );
  });
  worker.on('error', (fault) => {
    warnSeldom(log, { reason: fault.message }, 'event queue does not answer, trying again');
  });
  return worker;
}

/** Says in the log what was applied: with the ids of what it is about, and of the trace. */
async function applyAndTell(event: EventEnvelope, handler: EventHandler<EventType>, log: Log): Promise<void> {
  await handler(event);
  log.info({ type: event.type, ...subjectOf(event) }, 'event applied');
}

/** What a job's event is about; a job that holds none has no subject. */
function subjectOfJob(job: Job | undefined): object {
  try {
    return job ? subjectOf(parseEvent(job.data)) : {};
  } catch {
    return {};
  }
}
