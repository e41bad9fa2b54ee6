import type { Tone } from '@alexandrite/ui/badge';
import type { PartnerKeyCardFragment } from '../../gql/graphql.ts';

/** How a key stands to now. */
export type Standing = 'active' | 'revoked' | 'expired';

export function standingOf({ active, revokedAt }: Pick<PartnerKeyCardFragment, 'active' | 'revokedAt'>): Standing {
  if (active) return 'active';
  return revokedAt === null ? 'expired' : 'revoked';
}

export const tones: Readonly<Record<Standing, Tone>> = { active: 'done', revoked: 'off', expired: 'neutral' };
