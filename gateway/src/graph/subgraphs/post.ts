import type { Dispatcher } from 'undici';
import type { ReadingRoom } from '../resilience/reading-room.ts';

/** What came back. */
export interface Posted {
  readonly status: number;
  /** By their names in lower case; a list where one is there several times. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** What is sent. */
export interface Letter {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/**
 * Sends a POST over a pool and reads what comes back, whole. The pool's own `request` makes a stream of every answer,
 * for those who read one piece by piece; that costs as much as all the rest of a small question.
 *
 * @param signal ends it, wherever it is
 * @param room what is read is held in; an answer that finds none is not read on
 * @throws the signal's reason, what the connection broke of, or that there is no room
 */
export function post(
  pool: Dispatcher,
  { path, headers, body }: Letter,
  signal: AbortSignal,
  room: ReadingRoom,
): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    let answered: Posted['headers'] = {};
    let controller: Dispatcher.DispatchController | undefined;
    let held = 0;
    const leave = (): void => {
      signal.removeEventListener('abort', end);
      room.giveBack(held);
      held = 0;
    };
    const end = (): void => {
      // The reason is what the one who ends it gives, an error of ours.
      const reason = signal.reason as Error;
      controller?.abort(reason);
      leave();
      reject(reason);
    };
    signal.addEventListener('abort', end, { once: true });
    const fail = (fault: Error): void => {
      leave();
      reject(fault);
    };
    pool.dispatch(
      { path, method: 'POST', headers, body },
      {
        onRequestStart(started) {
          controller = started;
          // It may have waited for a connection until nobody waited for it.
          if (signal.aborted) end();
        },
        onResponseStart(_, statusCode, responseHeaders) {
          status = statusCode;
          answered = responseHeaders;
        },
        onResponseData(reading, chunk) {
          if (!room.take(chunk.length)) {
            reading.abort(new Error('more of its answers at once than can be held'));
            return;
          }
          held += chunk.length;
          chunks.push(chunk);
        },
        onResponseEnd() {
          leave();
          const [first, second] = chunks;
          const text = (second ? Buffer.concat(chunks) : first)?.toString('utf8') ?? '';
          resolve({ status, headers: answered, text });
        },
        onResponseError(_, fault) {
          fail(fault);
        },
      },
    );
  });
}
