import { readTrusted } from '@alexandrite/app-kit/client-address';
import * as z from 'zod';
import type { CallerKind } from './caller-kind.ts';
import { type LimitSettings, usualLimits } from './limit-settings.ts';

const { pointsPerMinute, operationCost, document } = usualLimits;

const count = (usual: number) => z.coerce.number().int().min(1).max(1_000_000_000).default(usual);

/** What of the environment sets limits. */
export const limitShape = {
  // Points that one caller may spend in a minute; visitors share those of their address.
  RATE_POINTS_PER_MINUTE_VISITOR: count(pointsPerMinute.visitor),
  RATE_POINTS_PER_MINUTE_ACCOUNT: count(pointsPerMinute.account),
  RATE_POINTS_PER_MINUTE_PARTNER: count(pointsPerMinute.partner),
  RATE_POINTS_PER_MINUTE_STAFF: count(pointsPerMinute.staff),
  // Points that one operation may cost.
  COST_LIMIT_VISITOR: count(operationCost.visitor),
  COST_LIMIT_ACCOUNT: count(operationCost.account),
  COST_LIMIT_PARTNER: count(operationCost.partner),
  COST_LIMIT_STAFF: count(operationCost.staff),
  // How large a document may be.
  DOCUMENT_DEPTH_LIMIT: count(document.depth),
  DOCUMENT_ALIAS_LIMIT: count(document.aliases),
  DOCUMENT_ROOT_FIELD_LIMIT: count(document.rootFields),
  DOCUMENT_DIRECTIVE_LIMIT: count(document.directives),
  // Addresses and networks, by commas, whose X-Forwarded-For is believed: our proxies and page servers.
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text, context) => {
      const trusted = readTrusted(text);
      if (trusted) return trusted;
      context.addIssue({ code: 'custom', message: 'addresses and networks such as 10.0.0.0/8, by commas' });
      return z.NEVER;
    }),
};

/** The environment's limits. */
export function readLimits(env: z.infer<z.ZodObject<typeof limitShape>>): LimitSettings {
  const byKind = (of: (kind: Uppercase<CallerKind>) => number): Record<CallerKind, number> => ({
    visitor: of('VISITOR'),
    account: of('ACCOUNT'),
    partner: of('PARTNER'),
    staff: of('STAFF'),
  });
  return {
    pointsPerMinute: byKind((kind) => env[`RATE_POINTS_PER_MINUTE_${kind}`]),
    operationCost: byKind((kind) => env[`COST_LIMIT_${kind}`]),
    document: {
      depth: env.DOCUMENT_DEPTH_LIMIT,
      aliases: env.DOCUMENT_ALIAS_LIMIT,
      rootFields: env.DOCUMENT_ROOT_FIELD_LIMIT,
      directives: env.DOCUMENT_DIRECTIVE_LIMIT,
    },
    trustedProxies: env.TRUSTED_PROXIES,
  };
}
