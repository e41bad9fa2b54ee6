import type { Log } from '../log/index.ts';

/** Something that has to be ended in an orderly way. */
export interface Closable {
  readonly name: string;
  close(): Promise<void>;
}

/** What a service holds open; closed in reverse order of opening. */
export class Lifecycle {
  readonly #log: Log;
  readonly #open: Closable[] = [];
  #closing: Promise<void> | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  get isClosing(): boolean {
    return this.#closing !== undefined;
  }

  /** Remembers how to close something. Open what others stand on first. */
  onClose(name: string, close: () => Promise<unknown>): void {
    this.#open.push({
      name,
      close: async () => {
        await close();
      },
    });
  }

  /** Closes everything, last opened first. A part that fails to close is reported and does not stop the others. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    for (const part of this.#open.toReversed()) {
      try {
        await part.close();
      } catch (fault) {
        this.#log.error({ err: fault, part: part.name }, 'could not be closed');
      }
    }
  }
}
