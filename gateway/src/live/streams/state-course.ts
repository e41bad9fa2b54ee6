import { GraphQLError } from 'graphql';
import type { Item } from './backlog.ts';
import type { Course, Reached } from './course.ts';
import { Frame } from './frame.ts';
import { type FrameMemory, OneAtATime } from './frame-memory.ts';
import type { LiveHub } from '../changes/hub.ts';
import type { Pushed } from '../plan/pushed.ts';
import type { Change, LiveReader } from './reader.ts';
import type { Heard } from '../changes/signal-tail.ts';

/** The most revisions that are shown one by one; a subscriber who is further behind sees the last ones. */
const mostRevisions = 50;

interface Options {
  readonly id: string;
  readonly reader: LiveReader;
  readonly hub: Pick<LiveHub, 'last' | 'since'>;
  readonly frames: FrameMemory;
}

/** The state as it is now, and what the hub had heard when it was asked for. */
interface Present {
  readonly pushed: Pushed;
  readonly heard: Reached;
}

/**
 * The pushes of one entity: its state at once, then its state at every revision, in order and each once. A signal that
 * was lost or came late leaves no gap: revisions up to the one that is heard of are read in their turn. Pushes are
 * numbered by the revision, which outlives gateways and Redis.
 *
 * An entity that does not tell its revision (a quote) is shown as it is now at every signal, numbered by the signals.
 */
export class StateCourse implements Course {
  readonly #id: string;
  readonly #reader: LiveReader;
  readonly #hub: Pick<LiveHub, 'last' | 'since'>;
  readonly #present: OneAtATime<Present>;
  readonly #frames: FrameMemory;
  /** The last revision that everybody was shown; null where there are none. */
  #shown: number | null = null;

  constructor({ id, reader, hub, frames }: Options) {
    this.#id = id;
    this.#frames = frames;
    this.#reader = reader;
    this.#hub = hub;
    this.#present = new OneAtATime(async () => {
      const heard = hub.last;
      const pushed = await reader.now(id);
      if (!pushed.isThere) throw notFound();
      return { pushed, heard };
    });
  }

  async begin(): Promise<void> {
    this.#shown = (await this.#present.run()).pushed.revision;
  }

  async *catchUp(after: string | null): AsyncGenerator<Frame, Reached> {
    const { pushed, heard } = await this.#present.run();
    const { revision } = pushed;
    if (revision === null) {
      if (!this.#isUnchangedSince(after)) yield this.#frame(pushed, heard);
      return heard;
    }
    const seen = revisionOf(after);
    const { forgotten } = this.#frames;
    const isBehind = seen !== null && seen < revision && forgotten >= revision;
    if (seen === null || seen > revision || isBehind) yield this.#frame(pushed, numbered(revision));
    else {
      // Those that were forgotten are not made again: what came after them says it all.
      for (const missed of revisionsTo(revision, Math.max(seen, forgotten))) {
        yield await this.#at({ id: this.#id, revision: missed, trace: {} }, missed);
      }
    }
    return numbered(revision);
  }

  prepare({ signal }: Heard): void {
    // Where there are no revisions there is only the present, to be asked for when it is shown.
    if (this.#shown === null || signal.revision <= this.#shown) return;
    this.#frames.prepare(signal.revision, () => this.#make(signal, signal.revision));
  }

  async *advance(item: Item): AsyncGenerator<Frame, void> {
    let change: Change;
    if (item.kind === 'signal') {
      change = item.heard.signal;
    } else {
      const heard = this.#hub.last;
      const now = await this.#reader.nowPatiently(this.#id);
      if (!now.isThere) throw notFound();
      if (now.revision === null) {
        yield this.#frame(now, heard);
        return;
      }
      change = { id: this.#id, revision: now.revision, trace: {} };
    }
    if (this.#shown === null) {
      const pushed = await this.#read(change, change.revision);
      yield this.#frame(pushed, item.kind === 'signal' ? item.heard.place : this.#hub.last);
      return;
    }
    for (const revision of revisionsTo(change.revision, this.#shown)) {
      // Shown already: the subgraph knows only the present and answered that.
      if (revision <= this.#shown) continue;
      const frame = await this.#at(change, revision);
      this.#shown = frame.order;
      yield frame;
    }
  }

  close(): void {
    this.#frames.close();
  }

  async #at(change: Change, revision: number): Promise<Frame> {
    const frame = await this.#frames.get(revision, () => this.#make(change, revision));
    if (!frame) throw notFound();
    return frame;
  }

  async #make(change: Change, revision: number): Promise<Frame> {
    const pushed = await this.#read(change, revision);
    return this.#frame(pushed, numbered(Math.max(revision, pushed.revision ?? revision)));
  }

  async #read(change: Change, revision: number): Promise<Pushed> {
    const pushed = await this.#reader.change(change, revision);
    if (!pushed.isThere) throw notFound();
    return pushed;
  }

  #frame({ result, traceparent }: Pushed, { order, position }: Reached): Frame {
    return new Frame({ result, order, position, about: this.#id, traceparent });
  }

  #isUnchangedSince(after: string | null): boolean {
    const changes = after === null ? null : this.#hub.since(after);
    return changes?.every(({ signal }) => signal.id !== this.#id) ?? false;
  }
}

const numbered = (revision: number): Reached => ({ order: revision, position: String(revision) });

function revisionOf(position: string | null): number | null {
  return position !== null && /^\d{1,15}$/.test(position) ? Number(position) : null;
}

/** Revisions to show, oldest first. */
function revisionsTo(last: number, shown: number): number[] {
  const first = Math.max(shown + 1, last - mostRevisions + 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function notFound(): GraphQLError {
  return new GraphQLError('There is no such thing, or it is not yours.', { extensions: { code: 'NOT_FOUND' } });
}
