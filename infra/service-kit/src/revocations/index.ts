import type { Revocation } from '@alexandrite/contracts/revocation';
import * as z from 'zod';

/** Where the shop tells gateways what lets in no longer: `GET /revocations?after=<cursor>`. */
export const revocationsPath = '/revocations';

/** A revocation as it is stored and sent. */
export const revocationShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('session'), sessionId: z.string(), until: z.number() }),
  z.object({ kind: z.literal('account'), accountId: z.string(), epoch: z.number().int(), until: z.number() }),
]);

/** Some of the revocations, oldest first. One may come again on a later page. */
export interface RevocationPage {
  readonly revocations: readonly Revocation[];
  /** The cursor to ask with next, for what came after. */
  readonly next: string;
  /** Whether there is nothing after it just now. */
  readonly isLast: boolean;
}

/** @throws when it is no page of revocations */
export function parseRevocationPage(value: unknown): RevocationPage {
  return pageShape.parse(value);
}

const pageShape = z.object({ revocations: z.array(revocationShape), next: z.string(), isLast: z.boolean() });
