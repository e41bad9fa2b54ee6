import type { LiveSignal } from '@alexandrite/contracts/live';
import { GraphQLError } from 'graphql';
import type { Item } from './backlog.ts';
import type { Course, Reached } from './course.ts';
import { Frame } from './frame.ts';
import { type FrameMemory, mostFrames, OneAtATime } from './frame-memory.ts';
import type { LiveHub } from '../changes/hub.ts';
import { nobody } from '../plan/prepare.ts';
import type { LiveReader } from './reader.ts';
import type { Heard } from '../changes/signal-tail.ts';

/** Of how many entities it is remembered which revision was shown. */
const mostRemembered = 1_000;

/**
 * How many changes are caught up with; whoever missed more reads their list again, which costs less. No more than are
 * remembered: a thousand clients that come back at once must not have the same changes read again for each.
 */
const mostMissed = mostFrames - 4;

interface Options {
  readonly reader: LiveReader;
  readonly hub: Pick<LiveHub, 'last' | 'since'>;
  /** Changes that the stream is about. */
  readonly isWanted: (signal: LiveSignal) => boolean;
  readonly frames: FrameMemory;
}

/**
 * The pushes of many entities: each change that may be seen and is asked for, in the order of the signals, numbered by
 * them. There is no state to begin with; asking about nobody first tells a subscriber who may not ask, at once and not
 * at some change.
 *
 * When changes were missed and nobody can say which, the subscription ends with POSITION_LOST: the client subscribes
 * again and reads its list again.
 */
export class ChangeCourse implements Course {
  readonly #options: Options;
  readonly #mayAsk: OneAtATime<unknown>;
  readonly #frames: FrameMemory;
  readonly #shown = new Revisions();
  readonly #prepared = new Revisions();

  constructor(options: Options) {
    this.#options = options;
    this.#frames = options.frames;
    this.#mayAsk = new OneAtATime(() => options.reader.now(nobody));
  }

  async begin(): Promise<void> {
    await this.#mayAsk.run();
  }

  async *catchUp(after: string | null): AsyncGenerator<Frame, Reached> {
    const { hub, isWanted } = this.#options;
    const reached = hub.last;
    const missed = after === null ? [] : hub.since(after)?.filter(({ signal }) => isWanted(signal));
    await this.#mayAsk.run();
    const isForgotten = missed?.some(({ place }) => place.order <= this.#frames.forgotten) ?? true;
    if (!missed || isForgotten || missed.length > mostMissed) throw positionLost();
    const shown = new Revisions();
    for (const heard of missed) {
      const frame = shown.isNew(heard.signal) ? await this.#at(heard) : null;
      if (frame) yield frame;
    }
    return reached;
  }

  prepare(heard: Heard): void {
    if (this.#prepared.isNew(heard.signal)) this.#frames.prepare(heard.place.order, () => this.#make(heard));
  }

  async *advance(item: Item): AsyncGenerator<Frame, void> {
    if (item.kind === 'missed') throw positionLost();
    // A signal may come twice.
    const frame = this.#shown.isNew(item.heard.signal) ? await this.#at(item.heard) : null;
    if (frame) yield frame;
  }

  close(): void {
    this.#frames.close();
  }

  #at(heard: Heard): Promise<Frame | null> {
    return this.#frames.get(heard.place.order, () => this.#make(heard));
  }

  async #make({ signal, place }: Heard): Promise<Frame | null> {
    const { isThere, result, traceparent } = await this.#options.reader.change(signal, signal.revision);
    return isThere ? new Frame({ result, ...place, about: signal.id, traceparent }) : null;
  }
}

/** Which revision of which entity was shown last. */
class Revisions {
  readonly #shown = new Map<string, number>();

  /** Whether a change was not shown yet; it counts as shown from now on. */
  isNew({ id, revision }: LiveSignal): boolean {
    if (revision <= (this.#shown.get(id) ?? Number.NEGATIVE_INFINITY)) return false;
    // To the end of the map: at its beginning is what was not heard of for longest.
    this.#shown.delete(id);
    this.#shown.set(id, revision);
    for (const oldest of this.#shown.keys()) {
      if (this.#shown.size <= mostRemembered) break;
      this.#shown.delete(oldest);
    }
    return true;
  }
}

/** The client has to read again what it counts changes on top of. */
function positionLost(): GraphQLError {
  const message = 'What happened since then cannot be told. Read the list again, and subscribe anew.';
  return new GraphQLError(message, { extensions: { code: 'POSITION_LOST' } });
}
