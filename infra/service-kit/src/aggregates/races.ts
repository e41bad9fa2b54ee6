import { setTimeout as pause } from 'node:timers/promises';

/** Another writer was faster: load again and decide anew. */
export class LostRaceError extends Error {
  override readonly name = 'LostRaceError';
}

/** A document was already created under this command key: answer what it answers. */
export class CommandAlreadyRunError extends Error {
  override readonly name = 'CommandAlreadyRunError';
}

/** More lost races than this in a row are a fault, not a race. */
const mostTries = 12;

/** Milliseconds within which the next try starts, at random: writers that met once must not meet again. */
const widestPauseMs = 500;

/** Runs load-decide-save again when another writer was faster. Throws what was thrown last after twelve tries. */
export async function retryLostRace<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (fault) {
      const raced = fault instanceof LostRaceError || fault instanceof CommandAlreadyRunError;
      if (!raced || tries >= mostTries) throw fault;
      await pause(Math.random() * Math.min(5 * 2 ** tries, widestPauseMs));
    }
  }
}
