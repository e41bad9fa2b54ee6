import type { Item } from './backlog.ts';
import type { Frame } from './frame.ts';
import type { Heard } from '../changes/signal-tail.ts';

/** How far a subscriber has come: what a client may say to go on, and where its stream counts from. */
export interface Reached {
  readonly order: number;
  readonly position: string;
}

/** What a stream shows, and in which order: the part that differs between following one entity and following many. */
export interface Course {
  /** Once, before the first change is shown. Throws what ends the stream. */
  begin(): Promise<void>;
  /**
   * What a newcomer is shown before they follow the stream: the state, or what they missed.
   * @param after the position that they saw last; null when they are new
   * @returns how far that leads. Throws what ends the subscription.
   */
  catchUp(after: string | null): AsyncGenerator<Frame, Reached>;
  /**
   * Something happened that will be shown in its turn: asks for it now, so that the subgraphs work while what came before
   * is being sent.
   */
  prepare(heard: Heard): void;
  /** What everybody is shown because something happened. Throws what ends the stream. */
  advance(item: Item): AsyncGenerator<Frame, void>;
  /** Nobody follows any more: lets go of what was kept. */
  close(): void;
}
