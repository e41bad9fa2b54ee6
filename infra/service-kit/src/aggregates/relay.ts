import type { EventEnvelope } from '@alexandrite/contracts/events';
import type { LiveSignal } from '@alexandrite/contracts/live';
import type { Revocation } from '@alexandrite/contracts/revocation';
import type { Model } from 'mongoose';
import { type Log, warnSeldom } from '../log/index.ts';
import { subjectAttributes, subjectOf } from '../events/subject.ts';
import { counter } from '../metrics/index.ts';
import { carryTrace, continueTrace, type TraceCarrier } from '../telemetry/index.ts';
import type { AggregateRecord, OutboxEntry } from './record.ts';
import { waitingOutboxes } from './waiting-outboxes.ts';

/** Where outbox entries go. All resolve when the entry is safe on the other side. */
export interface OutboxDelivery {
  event(event: EventEnvelope): Promise<void>;
  signal(signal: LiveSignal): Promise<void>;
  revocation(revocation: Revocation): Promise<void>;
  /** Drops the gateways' stored answers that are made of these. */
  purge(tags: readonly string[]): Promise<void>;
}

/** Any aggregate's model: the relay reads nothing but its outbox. */
type AnyModel = Model<AggregateRecord>;

interface Options {
  readonly delivery: OutboxDelivery;
  readonly log: Log;
  /** How often documents that a dead process left undelivered are looked for, in milliseconds. */
  readonly sweepEveryMs?: number;
}

const delivered = counter('outbox_delivered_total', 'Outbox entries handed over.', ['kind']);
const failed = counter('outbox_failed_total', 'Tries to hand over an outbox that failed; they are repeated.');

/** Documents looked at in one sweep; the next sweep goes on. */
const sweepSize = 200;

/**
 * Hands the outbox of aggregates to the queues and then clears it. Entries of one aggregate go in order. An entry may
 * go twice when a process dies in between: consumers know events by their id.
 */
export class OutboxRelay {
  readonly #options: Options;
  readonly #models: AnyModel[] = [];
  /** Aggregates being emptied now; `again` when they were written meanwhile. */
  readonly #busy = new Map<string, { again: boolean }>();
  readonly #running = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Sweeps this model's documents too. */
  watch<State>(model: Model<AggregateRecord & State>): void {
    // The relay only reads what every aggregate has.
    this.#models.push(model as unknown as AnyModel);
  }

  /** Empties the outbox of one aggregate soon; never throws. */
  nudge<State>(model: Model<AggregateRecord & State>, id: string): void {
    if (this.#closed) return;
    // As in watch.
    const work = this.#empty(model as unknown as AnyModel, id).finally(() => this.#running.delete(work));
    this.#running.add(work);
  }

  /** Starts sweeping, at once and then at intervals. */
  start(): void {
    const sweep = (): void => {
      const work = this.#sweep().finally(() => {
        this.#running.delete(work);
        if (!this.#closed) this.#timer = setTimeout(sweep, this.#options.sweepEveryMs ?? 1_000);
      });
      this.#running.add(work);
    };
    sweep();
  }

  /** Resolves when nothing is being delivered any more. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Finishes what is under way; what is left goes after the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.idle();
  }

  async #sweep(): Promise<void> {
    for (const model of this.#models) {
      try {
        const waiting = await model
          .find({ 'outbox.id': { $exists: true } }, { _id: 1 })
          .limit(sweepSize)
          .lean();
        const keys = new Set(waiting.map(({ _id }) => keyOf(model, _id)));
        for (const key of keys) waitingOutboxes.seen(key);
        if (waiting.length < sweepSize) waitingOutboxes.swept(model.modelName, keys);
        for (const { _id } of waiting) await this.#empty(model, _id);
      } catch (fault) {
        this.#report(fault, model.modelName);
      }
    }
  }

  async #empty(model: AnyModel, id: string): Promise<void> {
    const key = keyOf(model, id);
    const busy = this.#busy.get(key);
    if (busy) {
      busy.again = true;
      return;
    }
    const mine = { again: false };
    this.#busy.set(key, mine);
    waitingOutboxes.seen(key);
    try {
      for (let left = true; left; left = this.#takeUpAgain(mine)) await this.#deliver(model, id);
      waitingOutboxes.delivered(key);
    } catch (fault) {
      failed.inc();
      this.#report(fault, key);
    } finally {
      this.#busy.delete(key);
    }
  }

  /** Whether the aggregate was written while its outbox was being emptied. */
  #takeUpAgain(mine: { again: boolean }): boolean {
    const { again } = mine;
    mine.again = false;
    return again;
  }

  async #deliver(model: AnyModel, id: string): Promise<void> {
    const record = await model.findOne({ _id: id }, { outbox: 1 }).lean();
    if (!record || record.outbox.length === 0) return;
    for (const entry of record.outbox) await this.#hand(entry);
    const ids = record.outbox.map((entry) => entry.id);
    await model.updateOne({ _id: id }, { $pull: { outbox: { id: { $in: ids } } } });
  }

  async #hand(entry: OutboxEntry): Promise<void> {
    const { delivery } = this.#options;
    if (entry.kind === 'event') await this.#send(entry.event);
    else if (entry.kind === 'signal') await this.#signal(entry.signal);
    else if (entry.kind === 'revocation') await delivery.revocation(entry.revocation);
    else await delivery.purge(entry.tags);
    delivered.inc({ kind: entry.kind });
  }

  async #send(event: EventEnvelope): Promise<void> {
    const { delivery, log } = this.#options;
    const send = async (): Promise<void> => {
      await delivery.event({ ...event, trace: goingOn(event.trace) });
      log.info({ type: event.type, ...subjectOf(event) }, 'event sent');
    };
    await continueTrace(`send ${event.type}`, event.trace, send, {
      kind: 'PRODUCER',
      attributes: subjectAttributes(event),
    });
  }

  async #signal(signal: LiveSignal): Promise<void> {
    const { entity, id, trace } = signal;
    const tell = (): Promise<void> => this.#options.delivery.signal({ ...signal, trace: goingOn(trace) });
    const attributes = { [`${entity.toLowerCase()}.id`]: id };
    await continueTrace(`signal ${entity}`, trace, tell, { kind: 'PRODUCER', attributes });
  }

  #report(fault: unknown, what: string): void {
    warnSeldom(this.#options.log, { err: fault, what }, 'outbox not delivered, trying again');
  }
}

const keyOf = (model: AnyModel, id: string): string => `${model.modelName}/${id}`;

/** The trace as it goes on from handing over; what came with the entry where nothing is traced. */
function goingOn(carried: TraceCarrier): TraceCarrier {
  const now = carryTrace();
  return 'traceparent' in now ? now : carried;
}
