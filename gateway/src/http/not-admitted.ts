import type { NotAdmittedCode, NotAdmittedError } from '../identity/caller.ts';
import { Refusal } from './refusal.ts';

/** When somebody should come again who could not be checked, in seconds. */
const retryAfterSeconds = 5;

const answers = {
  UNAUTHENTICATED: { status: 401, headers: { 'www-authenticate': 'Bearer' } },
  FORBIDDEN: { status: 403, headers: {} },
  SERVICE_UNAVAILABLE: { status: 503, headers: { 'retry-after': String(retryAfterSeconds) } },
} as const satisfies Record<NotAdmittedCode, object>;

/** Not being admitted, in HTTP. */
export function notAdmitted({ code, text }: NotAdmittedError): Refusal {
  const { status, headers } = answers[code];
  return new Refusal(status, code, text, headers);
}
