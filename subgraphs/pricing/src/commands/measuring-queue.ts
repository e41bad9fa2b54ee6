import type { SalesChannel } from '@alexandrite/contracts/events';

/** A model that wants to be measured. */
export interface ModelInQueue {
  readonly id: string;
  /** Turns are shared fairly among owners. */
  readonly ownerId: string;
  readonly channel: SalesChannel;
}

/** GONE: the queue has nothing of it, or is done with it. */
export type Standing =
  | { readonly state: 'WAITS' }
  | { readonly state: 'GONE' }
  /** All its tries failed; the reason of the last, for engineers. */
  | { readonly state: 'GIVEN_UP'; readonly reason: string };

/** Where models wait to be measured. */
export interface MeasuringQueue {
  /** Asks for a model to be measured; asked twice, it is one job. */
  add(model: ModelInQueue): Promise<void>;
  /** How the queue stands to a model. */
  standingOf(modelId: string): Promise<Standing>;
  /** Forgets the job of a model that came to an end, so that it can be added as if it were new. */
  forget(modelId: string): Promise<void>;
}
