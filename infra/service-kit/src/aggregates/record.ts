import type { EventEnvelope } from '@alexandrite/contracts/events';
import type { LiveSignal } from '@alexandrite/contracts/live';
import type { Revocation } from '@alexandrite/contracts/revocation';
import type { CommandKey } from './command-key.ts';

/** Something that has to leave the service: saved with the change that caused it, removed when it was delivered. */
export type OutboxEntry =
  | { readonly id: string; readonly kind: 'event'; readonly event: EventEnvelope }
  | { readonly id: string; readonly kind: 'signal'; readonly signal: LiveSignal }
  | { readonly id: string; readonly kind: 'revocation'; readonly revocation: Revocation }
  | { readonly id: string; readonly kind: 'purge'; readonly tags: readonly string[] };

/** What every aggregate's document holds besides its state. */
export interface AggregateRecord {
  _id: string;
  /** Grows by one with every write; a writer names the one it read. */
  revision: number;
  outbox: OutboxEntry[];
  /** Ids of the events last applied, newest last: the same event changes nothing twice. */
  handledEvents: string[];
  /** Keys of the commands last run, newest last: the same command answers the same. */
  commandKeys: CommandKey[];
}
