import type { RedisClient } from '@alexandrite/service-kit/redis';
import { doneChannel, doneSigns } from './redis-answers.ts';

/** What was heard of a key that another process computes; `nothing` when there was none to store, or it took too long. */
export type Heard = 'stored' | 'private' | 'nothing';

/** Waiting for one key. */
export interface Waiting {
  readonly heard: Promise<Heard>;
  /** Ends it; it has heard nothing then. */
  cancel(): void;
}

const words: Readonly<Record<string, Heard>> = { [doneSigns.stored]: 'stored', [doneSigns.private]: 'private' };

/** Waits for other processes. */
export class DoneWaits {
  readonly #waits = new Map<string, Set<(heard: Heard) => void>>();

  async start(listener: RedisClient): Promise<void> {
    await listener.subscribe(doneChannel, (message) => {
      const heard = words[message.charAt(0)] ?? 'nothing';
      for (const tell of this.#waits.get(message.slice(1)) ?? []) tell(heard);
    });
  }

  /** Begins to listen for a key: what is said from now on is heard, for so many milliseconds. */
  begin(key: string, limitMs: number): Waiting {
    const tells = this.#waits.get(key) ?? new Set();
    this.#waits.set(key, tells);
    const { promise: heard, resolve } = Promise.withResolvers<Heard>();
    const tell = (what: Heard): void => {
      clearTimeout(timer);
      tells.delete(tell);
      if (tells.size === 0 && this.#waits.get(key) === tells) this.#waits.delete(key);
      resolve(what);
    };
    const timer = setTimeout(tell, limitMs, 'nothing');
    tells.add(tell);
    return {
      heard,
      cancel: () => {
        tell('nothing');
      },
    };
  }
}
