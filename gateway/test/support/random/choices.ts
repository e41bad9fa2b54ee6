import { createHash } from 'node:crypto';

/** Chooses at random, the same for the same seed. */
export interface Choices {
  /** True with a probability. */
  chance(probability: number): boolean;
  /** A whole number from 0 up to, but not including, a limit. */
  below(limit: number): number;
  /** One of several. */
  of<T>(choices: readonly T[]): T;
}

/** A row of choices that follow from a seed (mulberry32). */
export function choicesFrom(seed: number): Choices {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return choicesOf(next);
}

/** Choices that follow from a name, whoever asks for them, and when. */
export function choicesNamed(name: string): Choices {
  return choicesFrom(createHash('sha256').update(name).digest().readUInt32LE(0));
}

function choicesOf(next: () => number): Choices {
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    chance: (probability) => next() < probability,
    below,
    of(choices) {
      const chosen = choices[below(choices.length)];
      if (chosen === undefined) throw new Error('nothing to choose from');
      return chosen;
    },
  };
}
