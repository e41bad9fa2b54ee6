import type { Caller } from '../identity/caller.ts';
import type { Admission } from './admission.ts';
import { prices } from './prices.ts';

/** Called with the bytes of each piece of a body as it comes; throws a Refusal when there is nothing left to pay with. */
export type BodyToll = (bytes: number) => void;

/** Has a body paid for as it comes: by who sends it, when that is known, else by their address. */
export function bodyToll(admission: Admission, caller: Caller | null, address: string): BodyToll {
  const { bytesAPoint } = prices;
  let bytes = 0;
  let paid = 0;
  return (more) => {
    bytes += more;
    const points = Math.floor(bytes / bytesAPoint) - paid;
    if (points === 0) return;
    paid += points;
    const payer = caller?.session ? admission.subjectOf(caller.identity, address) : admission.visitorOf(address);
    const refusal = admission.charge(payer, 'body', points);
    if (refusal) throw refusal;
  };
}
