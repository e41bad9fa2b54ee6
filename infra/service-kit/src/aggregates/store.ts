import type { EventEnvelope, EventPayloads, EventType } from '@alexandrite/contracts/events';
import type { LiveEntity } from '@alexandrite/contracts/live';
import type { Revocation } from '@alexandrite/contracts/revocation';
import type { Model } from 'mongoose';
import type { Clock } from '../clock/index.ts';
import { newId } from '../ids/index.ts';
import { isDuplicateKey } from '../mongo/duplicate-key.ts';
import { carryTrace } from '../telemetry/index.ts';
import type { CommandKey } from './command-key.ts';
import { CommandAlreadyRunError, LostRaceError } from './races.ts';
import type { AggregateRecord, OutboxEntry } from './record.ts';

/** How many event ids and command keys an aggregate remembers; older ones cannot come again, their jobs are gone. */
const remembered = 100;

/** An event as a command says it; the store adds id, time, revision and trace. */
export type NewEvent = { [T in EventType]: { readonly type: T; readonly payload: EventPayloads[T] } }[EventType];

/** What goes with a write. */
export interface Change {
  readonly events?: readonly NewEvent[];
  /** Id of the event that caused this write. */
  readonly handledEvent?: string;
  /** Key of the command that caused this write. */
  readonly command?: CommandKey;
}

/** An aggregate as it was read, with what is needed to write it back. */
export interface Loaded<State> {
  readonly state: State;
  readonly revision: number;
  readonly handledEvents: readonly string[];
  readonly commandKeys: readonly CommandKey[];
}

interface Options<State> {
  readonly model: Model<AggregateRecord & State>;
  /** What fields are that documents written before they were thought of do not have. */
  readonly absent?: Partial<State>;
  readonly clock: Clock;
  /** Called after every write, so that the outbox is emptied at once and not at the next sweep. */
  readonly onWritten: (model: Model<AggregateRecord & State>, id: string) => void;
  /** When subscribers follow this aggregate: what it is to them, and whose it is. */
  readonly live?: { readonly entity: LiveEntity; readonly ownerOf: (state: State) => string | null };
  /**
   * When gateways store answers that show this aggregate: the tags of those that a write makes untrue.
   * @param before null when it is created
   */
  readonly purges?: (before: State | null, after: State) => readonly string[];
  /**
   * When sessions or keys stand for this aggregate: those that a write ends.
   * @param before null when it is created
   */
  readonly revokes?: (before: State | null, after: State) => readonly Revocation[];
}

/**
 * Reads and writes one kind of aggregate. Every write names the revision it read and carries its events in the same
 * document, so nothing is lost and nothing is overwritten, without a transaction.
 */
export class AggregateStore<State extends { readonly id: string }> {
  readonly #options: Options<State>;

  constructor(options: Options<State>) {
    this.#options = options;
  }

  async load(id: string): Promise<Loaded<State> | null> {
    const [found] = await this.find({ _id: id }, 1);
    return found ?? null;
  }

  /** The aggregate that a command wrote, by the command's key. */
  async loadByCommand(command: CommandKey): Promise<Loaded<State> | null> {
    const [found] = await this.find({ 'commandKeys.key': command.key }, 1);
    return found ?? null;
  }

  /** Aggregates that match a MongoDB filter over the stored fields (`_id` for the id). */
  async find(
    filter: Record<string, unknown>,
    limit: number,
    sort: Record<string, 1 | -1> = {},
  ): Promise<Loaded<State>[]> {
    // mongoose cannot see through a generic record: the filter is checked by the callers' tests.
    const records = await this.#options.model
      .find(filter as never)
      .sort(sort)
      .limit(limit)
      .lean<(AggregateRecord & State)[]>();
    return records.map((record) => this.#read(record));
  }

  /** How many aggregates match a MongoDB filter over the stored fields. */
  async count(filter: Record<string, unknown>): Promise<number> {
    // As in find.
    return this.#options.model.countDocuments(filter as never);
  }

  /**
   * Creates an aggregate.
   * @throws CommandAlreadyRunError when the same command created one before: load it by its command.
   */
  async insert(state: State, change: Change = {}): Promise<Loaded<State>> {
    const { id, ...fields } = state;
    const record = {
      _id: id,
      ...fields,
      revision: 1,
      outbox: this.#outbox(null, state, 1, change),
      handledEvents: change.handledEvent ? [change.handledEvent] : [],
      commandKeys: change.command ? [change.command] : [],
    };
    // create() validates against the schema; the record's type is the caller's state.
    await this.#options.model.create([record as never]).catch(commandRunElsewhere(change));
    this.#options.onWritten(this.#options.model, id);
    return { state, revision: 1, handledEvents: record.handledEvents, commandKeys: record.commandKeys };
  }

  /** Creates an aggregate unless it is there already, however often it is asked to. */
  async insertOnce(state: State, change: Change = {}): Promise<void> {
    try {
      await this.insert(state, change);
    } catch (fault) {
      if (!isDuplicateKey(fault) && !(fault instanceof CommandAlreadyRunError)) throw fault;
    }
  }

  /**
   * Writes the next state of an aggregate that was read.
   * @throws LostRaceError when it was written by another since.
   * @throws CommandAlreadyRunError when the same command wrote another aggregate.
   */
  async save(loaded: Loaded<State>, next: State, change: Change = {}): Promise<Loaded<State>> {
    const revision = loaded.revision + 1;
    const { model } = this.#options;
    const { set, unset } = changedFields(loaded.state, next);
    // As in find.
    const writing = model.updateOne({ _id: next.id, revision: loaded.revision } as never, {
      $set: { ...set, revision },
      // As in find.
      ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map((field) => [field, 1])) as never } : {}),
      $push: {
        outbox: { $each: this.#outbox(loaded.state, next, revision, change) },
        ...(change.handledEvent ? { handledEvents: { $each: [change.handledEvent], $slice: -remembered } } : {}),
        ...(change.command ? { commandKeys: { $each: [change.command], $slice: -remembered } } : {}),
      },
    });
    const written = await writing.catch(commandRunElsewhere(change));
    if (written.matchedCount === 0)
      throw new LostRaceError(`${model.modelName} ${next.id} is past revision ${loaded.revision}`);
    this.#options.onWritten(model, next.id);
    return {
      state: next,
      revision,
      handledEvents: change.handledEvent ? [...loaded.handledEvents, change.handledEvent] : loaded.handledEvents,
      commandKeys: change.command ? [...loaded.commandKeys, change.command] : loaded.commandKeys,
    };
  }

  #read(record: AggregateRecord & State): Loaded<State> {
    const { _id, revision, outbox, handledEvents, commandKeys, ...fields } = record;
    // The document's fields are the state's, except that the id is called _id there.
    const state = { ...this.#options.absent, ...fields, id: _id } as unknown as State;
    return { state, revision, handledEvents, commandKeys };
  }

  #outbox(before: State | null, state: State, revision: number, change: Change): OutboxEntry[] {
    const trace = carryTrace();
    const occurredAt = this.#options.clock().toISOString();
    const { live, purges, revokes } = this.#options;
    // First of all: until then somebody is let in who should be out.
    const entries: OutboxEntry[] = (revokes?.(before, state) ?? []).map((revocation) => ({
      id: newId('rev'),
      kind: 'revocation',
      revocation,
    }));
    const tags = purges?.(before, state) ?? [];
    // Then these: until then old answers are shown.
    if (tags.length > 0) entries.push({ id: newId('prg'), kind: 'purge', tags });
    for (const { type, payload } of change.events ?? []) {
      const id = newId('evt');
      const event: EventEnvelope = { id, type, occurredAt, aggregateId: state.id, revision, payload, trace };
      entries.push({ id, kind: 'event', event });
    }
    if (live) {
      const signal = { entity: live.entity, id: state.id, revision, ownerId: live.ownerOf(state), trace };
      entries.push({ id: newId('sig'), kind: 'signal', signal });
    }
    return entries;
  }
}

/** What becomes of a write's fault: the unique index on command keys says that the command ran before. */
function commandRunElsewhere(change: Change): (fault: unknown) => never {
  return (fault) => {
    if (isDuplicateKey(fault, 'commandKeys.key')) throw new CommandAlreadyRunError(change.command?.key);
    throw fault;
  };
}

/** The fields that are not the very same value, or are gone: the domain never changes a value, it makes a new one. */
function changedFields(before: object, after: object): { set: Record<string, unknown>; unset: string[] } {
  const known = new Map(Object.entries(before));
  const now = new Map(Object.entries(after).filter(([field, value]) => field !== 'id' && value !== undefined));
  return {
    set: Object.fromEntries([...now].filter(([field, value]) => known.get(field) !== value)),
    unset: [...known.keys()].filter((field) => field !== 'id' && !now.has(field)),
  };
}
