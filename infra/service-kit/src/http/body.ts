import type { IncomingMessage } from 'node:http';
import type { Deadlines } from './deadlines.ts';

/** Thrown when a request says more than is listened to. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** Thrown when a request does not come to its end. */
export class BodyTooLateError extends Error {
  override readonly name = 'BodyTooLateError';
}

/** Thrown when the sender hangs up before the body is complete: nobody is there to be told, and nothing is wrong here. */
export class BodyBrokenOffError extends Error {
  override readonly name = 'BodyBrokenOffError';
}

/**
 * Reads a small request body as text.
 * @param arrival how long it may take to arrive
 * @param onArrival called with the bytes of each piece; what it throws ends the reading, and is thrown
 * @throws BodyTooLargeError beyond `limitBytes`; the rest is thrown away as it comes, so that the sender can be told.
 * @throws BodyTooLateError
 * @throws BodyBrokenOffError
 */
export async function readBody(
  request: IncomingMessage,
  limitBytes: number,
  arrival: Deadlines,
  onArrival?: (bytes: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const deadline = arrival.begin(() => {
      reject(new BodyTooLateError('the body did not arrive in time'));
    });
    let chunks: Buffer[] = [];
    let length = 0;
    let isRefused = false;
    const refuse = (reason: Error): void => {
      isRefused = true;
      chunks = [];
      deadline.end();
      reject(reason);
    };
    request.on('data', (chunk: Buffer) => {
      if (isRefused) return;
      length += chunk.length;
      if (length > limitBytes) {
        refuse(new BodyTooLargeError(`the body is larger than ${limitBytes} bytes`));
        return;
      }
      chunks.push(chunk);
      try {
        onArrival?.(chunk.length);
      } catch (fault) {
        refuse(fault instanceof Error ? fault : new Error(String(fault)));
      }
    });
    request.on('end', () => {
      deadline.end();
      // Most come in one piece.
      const [first] = chunks;
      resolve((chunks.length === 1 && first ? first : Buffer.concat(chunks)).toString('utf8'));
    });
    const breakOff = (fault?: Error): void => {
      deadline.end();
      reject(new BodyBrokenOffError('the body is not complete', { cause: fault }));
    };
    request.on('error', breakOff);
    // Who hung up before it was read is not heard of again.
    if (request.destroyed && !request.complete) breakOff();
  });
}
