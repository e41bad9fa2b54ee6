import type { ServerResponse } from 'node:http';
import type { Admission } from '../limits/admission.ts';
import type { Refusal } from './refusal.ts';
import { refuseWith } from './respond.ts';

/** What is refused slowly: sent again and again, it costs others most. */
const slow: ReadonlySet<number> = new Set([413, 429]);

/** Answers a request with its refusal; what was too much waits when its address does not stop sending. */
export function refuseInTime(admission: Admission, response: ServerResponse, refusal: Refusal): void {
  if (!slow.has(refusal.status)) {
    refuseWith(response, refusal);
    return;
  }
  const { headers, socket } = response.req;
  admission.refuse(admission.addressOf(headers, socket), socket, () => {
    if (!response.destroyed) refuseWith(response, refusal);
  });
}
