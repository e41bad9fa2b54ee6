import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '@alexandrite/service-kit/clock';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Backlog } from './backlog.ts';
import type { Course } from './course.ts';
import type { Frame } from './frame.ts';
import type { Shelf } from './kept-frames.ts';
import { pushes, resumes, subscriptions } from '../live-metrics.ts';
import type { Member } from './member.ts';

/** How many of the last frames a newcomer finds who was catching up when they were shown. */
const mostRecent = 16;

/** How many members are shown a frame before others have their turn: some milliseconds of work. */
const slice = 1_000;

interface Options {
  readonly field: string;
  readonly course: Course;
  readonly backlog: Backlog;
  readonly clock: Clock;
  /** Where the recent frames are kept. */
  readonly keep: (forget: (order: number) => void) => Shelf;
  /** What followers are told of what went wrong. */
  readonly show: (error: GraphQLError) => GraphQLFormattedError;
  /** Called once, when nobody follows any more or it cannot go on. */
  readonly onEnd: () => void;
}

/**
 * One distinct subscription: computed once for every change, shown to all who follow it. It follows before it reads, so
 * that nothing falls between the state that is read and the first change.
 */
export class Stream {
  readonly #options: Options;
  /** Those who are shown what comes; others are catching up. */
  readonly #members = new Set<Member>();
  readonly #joining = new Set<Member>();
  #recent: Frame[] = [];
  readonly #shelf: Shelf;
  /** The last frame that is no longer among the recent ones. */
  #forgotten = Number.NEGATIVE_INFINITY;
  #isOver = false;

  constructor(options: Options) {
    this.#options = options;
    this.#shelf = options.keep((order) => this.#forget(order));
    void this.#run();
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /**
   * Shows a newcomer the state, or what they missed after a position, and then everything.
   * What goes wrong ends their subscription; never rejects.
   */
  async join(member: Member, after: string | null): Promise<void> {
    const { field } = this.#options;
    this.#joining.add(member);
    subscriptions.inc({ field });
    try {
      let from = after;
      do {
        const catchUp = this.#options.course.catchUp(from);
        let step = await catchUp.next();
        for (; !step.done; step = await catchUp.next()) {
          if (!this.#joining.has(member)) return;
          member.show(step.value, this.#now());
          pushes.inc({ field });
        }
        member.start(step.value.order);
        from = step.value.position;
        // So much happened meanwhile that it is not to be found any more: once again from there.
      } while (this.#forgotten > member.shown);
      if (!this.#joining.delete(member)) return;
      for (const frame of this.#recent) member.show(frame, this.#now());
      this.#members.add(member);
      if (after !== null) resumes.inc({ outcome: 'resumed' });
    } catch (fault) {
      if (after !== null) resumes.inc({ outcome: 'lost' });
      if (this.#joining.has(member)) member.fail(this.#options.show(asError(fault)));
    }
  }

  leave(member: Member): void {
    if (!this.#members.delete(member) && !this.#joining.delete(member)) return;
    subscriptions.dec({ field: this.#options.field });
    this.#endWhenEmpty();
  }

  async #run(): Promise<void> {
    const { course, backlog } = this.#options;
    try {
      await course.begin();
      for (let item = await backlog.next(); item; item = await backlog.next()) {
        for await (const frame of course.advance(item)) await this.#show(frame);
      }
    } catch (fault) {
      this.#fail(asError(fault));
    }
  }

  async #show(frame: Frame): Promise<void> {
    // Before it is shown: who joins meanwhile finds it.
    this.#recent.push(frame);
    const [oldest] = this.#recent;
    if (oldest && this.#recent.length > mostRecent) {
      this.#shelf.drop(oldest.order);
      this.#forget(oldest.order);
    }
    this.#shelf.put(frame.order, frame.bytes);
    pushes.inc({ field: this.#options.field }, this.#members.size);
    let shown = 0;
    let now = this.#now();
    for (const member of this.#members) {
      member.show(frame, now);
      if (++shown % slice > 0) continue;
      await nextTurn();
      now = this.#now();
    }
  }

  /** Who was catching up when it was shown catches up once more. */
  #forget(order: number): void {
    this.#recent = this.#recent.filter((frame) => frame.order > order);
    this.#forgotten = Math.max(this.#forgotten, order);
  }

  #now(): number {
    return this.#options.clock().getTime();
  }

  #fail(error: GraphQLError): void {
    const shown = this.#options.show(error);
    // Whoever is told leaves.
    for (const member of [...this.#members, ...this.#joining]) member.fail(shown);
  }

  #endWhenEmpty(): void {
    if (this.#isOver || this.#members.size + this.#joining.size > 0) return;
    this.#isOver = true;
    this.#options.backlog.close();
    this.#recent = [];
    this.#shelf.close();
    this.#options.onEnd();
  }
}

function asError(fault: unknown): GraphQLError {
  if (fault instanceof GraphQLError) return fault;
  return new GraphQLError('A subscription failed.', { originalError: fault instanceof Error ? fault : null });
}
