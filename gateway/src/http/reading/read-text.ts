import type { IncomingMessage } from 'node:http';
import {
  BodyBrokenOffError,
  BodyTooLargeError,
  BodyTooLateError,
  Deadlines,
  readBody,
} from '@alexandrite/service-kit/http';
import { badRequest } from '../refusal.ts';

/** How long operations may take to arrive: 15 seconds. The server's own limit is made for files. */
const usualArrival = new Deadlines(15_000);

/**
 * Reads an operation's body.
 * @param arrival how long it may take to arrive
 * @param onArrival called with the bytes of each piece as it comes; may throw a Refusal
 * @throws Refusal when it is larger than the limit, or does not come to its end
 */
export async function readText(
  request: IncomingMessage,
  limitBytes: number,
  arrival: Deadlines = usualArrival,
  onArrival?: (bytes: number) => void,
): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) {
    // It is on its way, and costs whoever sends it as much as one that is read.
    onArrival?.(limitBytes);
    throw tooLarge(limitBytes);
  }
  try {
    return await readBody(request, limitBytes, arrival, onArrival);
  } catch (fault) {
    if (fault instanceof BodyTooLargeError) throw tooLarge(limitBytes);
    // As a refusal it is no fault of ours, which would be logged as often as somebody likes.
    if (fault instanceof BodyBrokenOffError)
      throw badRequest('Операция пришла не целиком.', 'The operation is not whole.');
    if (!(fault instanceof BodyTooLateError)) throw fault;
    throw badRequest('Операция не пришла вовремя.', 'The operation did not arrive in time.', 408);
  }
}

function tooLarge(limitBytes: number) {
  return badRequest(
    `Операция не бывает больше ${limitBytes} байт.`,
    `An operation has at most ${limitBytes} bytes.`,
    413,
  );
}
