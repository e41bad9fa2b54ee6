import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '../http/refusal.ts';
import { refuseInTime } from '../http/refuse-in-time.ts';
import type { Admission } from '../limits/admission.ts';
import type { Overload } from '../overload/overload.ts';

interface Parts {
  readonly admission: Admission;
  readonly overload: Overload;
}

/**
 * Waits until a file may begin to pass: who gets many at once waits for that as for operations, in the line of their
 * address. How long it takes to pass is up to its client, and nobody waits for that.
 * @returns false when it was refused, or nobody waits for it any more
 */
export async function hasTurn(
  { headers, socket }: IncomingMessage,
  response: ServerResponse,
  { admission, overload }: Parts,
): Promise<boolean> {
  const subject = admission.visitorOf(admission.addressOf(headers, socket));
  const waitMs = (): number => admission.waitMs(subject);
  const isWanted = (): boolean => !response.destroyed;
  const run = (): Promise<true> => Promise.resolve(true);
  try {
    return (await overload.inTurn({ caller: subject.caller, waitMs, isWanted, run })) ?? false;
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    refuseInTime(admission, response, fault);
    return false;
  }
}
