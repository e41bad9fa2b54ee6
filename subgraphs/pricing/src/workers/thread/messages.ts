import type { MessagePort } from 'node:worker_threads';
import type { KnownShape, Shape } from '../../domain/geometry/shape/shape.ts';
import type { MeasuringResult } from '../../domain/quote/measuring-result.ts';
import type { MeasuringLimits } from '../measuring-limits.ts';

/** A model for the thread. Everything else about it goes over a port of its own, and ends with it. */
export interface ThreadJob {
  readonly fileName: string;
  readonly byteLength: number;
  readonly limits: MeasuringLimits;
  readonly port: MessagePort;
}

/** What the thread is told while it measures. */
export type ToThread =
  /** The next bytes of the file; they are handed over, not copied. */
  | { readonly kind: 'piece'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }
  /** The answer to `findAlike`. */
  | { readonly kind: 'alike'; readonly known: readonly KnownShape[] };

/** What the thread tells. */
export type FromThread =
  /** A piece was taken up: there is room for another. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'findAlike'; readonly shape: Shape }
  | { readonly kind: 'measured'; readonly result: MeasuringResult }
  /** A fault of ours. */
  | { readonly kind: 'fault'; readonly message: string; readonly stack: string };

/** Pieces on their way to the thread at once: it never waits for one, and memory stays small. */
export const piecesAhead = 8;
