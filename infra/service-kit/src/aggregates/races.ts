/** Another writer was faster: load again and decide anew. */
export class LostRaceError extends Error {
  override readonly name = 'LostRaceError';
}

/** A document was already created under this command key: answer what it answers. */
export class CommandAlreadyRunError extends Error {
  override readonly name = 'CommandAlreadyRunError';
}

/** More writers than this at one aggregate at once is a fault, not a race. */
const mostTries = 8;

/** Runs load-decide-save again when another writer was faster. Throws LostRaceError after eight lost races. */
export async function retryLostRace<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (fault) {
      const raced = fault instanceof LostRaceError || fault instanceof CommandAlreadyRunError;
      if (!raced || tries >= mostTries) throw fault;
    }
  }
}
