import { uploadBounds } from '@alexandrite/contracts/bounds/uploads';

/** How slow a sender may be. */
export interface Pace {
  /** Longest time without a byte. */
  readonly silenceMs: number;
  /** Time waited for the sender over which `leastBytes` have to come. */
  readonly windowMs: number;
  readonly leastBytes: number;
}

export const usualPace: Pace = {
  silenceMs: uploadBounds.silenceSeconds.limit * 1_000,
  windowMs: uploadBounds.paceSeconds.limit * 1_000,
  leastBytes: uploadBounds.paceBytes.limit,
};

/** Why bytes are read no further. */
export type UploadStop = 'UPLOAD_STALLED' | 'UPLOAD_TOO_SLOW' | 'NO_ROOM';

/** Bytes that pass between two looks at the disk: all uploads at once stay far above the floor. */
const lookEveryBytes = 8 * 1024 * 1024;

/**
 * Bytes on their way in, ended when their sender stands still or is too slow, or the disk has no room left. Time in
 * which they wait for the disk is not the sender's.
 */
export class WatchedBytes implements AsyncIterable<Uint8Array> {
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #pace: Pace;
  readonly #hasRoom: () => Promise<boolean>;
  #stop: UploadStop | null = null;

  /** @param hasRoom asked while bytes pass */
  constructor(bytes: AsyncIterable<Uint8Array>, pace: Pace, hasRoom: () => Promise<boolean>) {
    this.#source = bytes[Symbol.asyncIterator]();
    this.#pace = pace;
    this.#hasRoom = hasRoom;
  }

  /** null while they pass, and when they ended by themselves. */
  get stop(): UploadStop | null {
    return this.#stop;
  }

  /** Throws when they are ended. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const silence = new Silence(this.#pace.silenceMs);
    const window = { waitedMs: 0, bytes: 0 };
    let unlooked = 0;
    let isDone = false;
    try {
      for (;;) {
        const asked = performance.now();
        const next = await silence.within(this.#source.next()).catch((fault: unknown) => {
          throw fault instanceof SilentError ? this.#end('UPLOAD_STALLED') : fault;
        });
        if (next.done) {
          isDone = true;
          return;
        }
        const length = next.value.length;
        window.waitedMs += performance.now() - asked;
        window.bytes += length;
        if (window.waitedMs >= this.#pace.windowMs) {
          if (window.bytes < this.#pace.leastBytes) throw this.#end('UPLOAD_TOO_SLOW');
          window.waitedMs = 0;
          window.bytes = 0;
        }
        unlooked += length;
        if (unlooked >= lookEveryBytes) {
          unlooked = 0;
          if (!(await this.#hasRoom())) throw this.#end('NO_ROOM');
        }
        yield next.value;
      }
    } finally {
      silence.close();
      // Not waited for: it ends when the connection does, on which nothing may come any more.
      if (!isDone) void this.#source.return?.().catch(() => undefined);
    }
  }

  #end(stop: UploadStop): Error {
    this.#stop = stop;
    return new Error(stop);
  }
}

class SilentError extends Error {
  override readonly name = 'SilentError';
}

/** One timer for all waits of a file. */
class Silence {
  readonly #timer: NodeJS.Timeout;
  #onLate: (fault: Error) => void = () => undefined;

  constructor(limitMs: number) {
    this.#timer = setTimeout(() => this.#onLate(new SilentError('nothing comes')), limitMs).unref();
  }

  /** @throws SilentError when the wait is longer than the limit */
  async within<T>(wait: Promise<T>): Promise<T> {
    this.#timer.refresh();
    try {
      return await new Promise<T>((resolve, reject) => {
        this.#onLate = reject;
        wait.then(resolve, reject);
      });
    } finally {
      this.#onLate = () => undefined;
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
