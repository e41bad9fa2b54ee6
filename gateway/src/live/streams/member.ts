import type { GraphQLFormattedError } from 'graphql';
import type { Frame } from './frame.ts';

/** What a member needs of its client's connection. */
export interface MemberOutlet {
  /** Whether more would pile up on this side. */
  readonly isCongested: boolean;
  /** Sends a push, unless the session is over. @param now the time in milliseconds */
  next(member: Member, frame: Frame, now: number): void;
  /** Something waits for the client, in place of what waited before it. */
  hold(bytes: number, isReplacement: boolean): void;
  /** What waited is on its way, or wanted no more. */
  release(bytes: number): void;
  /** Its stream has ended with an error. */
  fail(member: Member, error: GraphQLFormattedError): void;
}

/** What a member needs of the stream that it follows. */
export interface MemberStream {
  leave(member: Member): void;
}

/** One subscription of one client, as its stream sees it. */
export class Member {
  readonly #outlet: MemberOutlet;
  readonly #stream: MemberStream;
  /** What its transport sends before each of its pushes: tells it from the client's others. */
  readonly head: string;
  /** What it was shown last; of that and what came before, nothing is shown again. */
  #shown = -1;
  /** What waits for a slow client: of each thing the latest, in the order in which they changed. */
  #held: Map<string, Frame> | null = null;

  constructor(outlet: MemberOutlet, stream: MemberStream, head: string) {
    this.#outlet = outlet;
    this.#stream = stream;
    this.head = head;
  }

  get shown(): number {
    return this.#shown;
  }

  /** What came before this it has seen elsewhere. */
  start(order: number): void {
    this.#shown = Math.max(this.#shown, order);
  }

  /** Shows a state or change, now or when the client can take it. @param now the time in milliseconds */
  show(frame: Frame, now: number): void {
    if (frame.order <= this.#shown) return;
    this.#shown = frame.order;
    if (this.#held || this.#outlet.isCongested) this.#hold(frame);
    else this.#outlet.next(this, frame, now);
  }

  /** The client can take more: shows what waits, as far as that goes. @param now the time in milliseconds */
  flush(now: number): void {
    for (const [about, frame] of this.#held ?? []) {
      if (this.#outlet.isCongested) return;
      this.#held?.delete(about);
      this.#outlet.release(frame.payload.length);
      this.#outlet.next(this, frame, now);
    }
    this.#held = null;
  }

  /** The client wants no more of it. */
  leave(): void {
    this.#stream.leave(this);
    for (const { payload } of this.#held?.values() ?? []) this.#outlet.release(payload.length);
    this.#held = null;
  }

  /** The stream has ended; with what went wrong. */
  fail(error: GraphQLFormattedError): void {
    this.#outlet.fail(this, error);
  }

  #hold(frame: Frame): void {
    this.#held ??= new Map();
    const replaced = this.#held.get(frame.about);
    this.#held.delete(frame.about);
    this.#held.set(frame.about, frame);
    this.#outlet.hold(frame.payload.length - (replaced?.payload.length ?? 0), replaced !== undefined);
  }
}
