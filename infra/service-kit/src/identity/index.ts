import type { ServiceName } from '@alexandrite/contracts/events';
import { type Identity, roles } from '@alexandrite/contracts/identity';
import { type LiveEntity, liveEntities } from '@alexandrite/contracts/live';
import { locales } from '@alexandrite/contracts/locale';
import type { JWTPayload } from 'jose';
import * as z from 'zod';
import { signToken, type SigningKey, TokenReader, type VerifyingKeys } from '../signing/index.ts';

/** The header in which the gateway tells a subgraph who asks. */
export const identityHeader = 'x-alexandrite-identity';

/** A signed identity is good for one hop, not for keeping. */
const lifetimeMs = 60_000;

/** Who alone says who asks. */
const issuer = 'gateway';

/** An entity as it was at a revision: what a subscriber is shown for the change that made it. */
export interface AsOf {
  readonly entity: LiveEntity;
  readonly id: string;
  readonly revision: number;
}

/** What the gateway tells a subgraph of a question, signed. */
export interface Told {
  readonly identity: Identity;
  /** Set while a subscription's event is answered. */
  readonly asOf: AsOf | null;
  /** Where the question came from, as callers are told apart by it; told to the shop and to no other service. */
  readonly clientAddress: string | null;
}

const claims = z.object({
  sub: z.string().optional(),
  name: z.string().optional(),
  roles: z.array(z.enum(roles)),
  locale: z.enum(locales),
  asOf: z.object({ entity: z.enum(liveEntities), id: z.string().min(1), revision: z.int().nonnegative() }).optional(),
  address: z.string().optional(),
});

/** Somebody who has not signed in. */
export function visitor(locale: Identity['locale']): Identity {
  return { accountId: null, displayName: null, roles: [], locale };
}

/** A gateway that asks for itself and not on behalf of a caller. No account has such an id. */
export const theGateway: Identity = { accountId: 'gateway', displayName: null, roles: [], locale: 'en' };

/**
 * Signs who asks, for one subgraph and a minute.
 * @param key IDENTITY_PRIVATE_KEY, the gateway's own
 */
export function signIdentity(
  { identity, asOf = null, clientAddress = null }: Pick<Told, 'identity'> & Partial<Told>,
  audience: ServiceName,
  key: SigningKey,
): Promise<string> {
  const { accountId, displayName, locale } = identity;
  const payload = {
    roles: identity.roles,
    locale,
    ...(accountId === null ? {} : { sub: accountId }),
    ...(displayName === null ? {} : { name: displayName }),
    ...(asOf === null ? {} : { asOf }),
    ...(clientAddress === null ? {} : { address: clientAddress }),
  };
  return signToken(payload, { issuer, audience, expires: new Date(Date.now() + lifetimeMs) }, key);
}

/** Reads what the gateway tells one subgraph. */
export type IdentityReader = TokenReader<Told>;

/** @param keys IDENTITY_PUBLIC_KEY */
export function identityReader(audience: ServiceName, keys: VerifyingKeys): IdentityReader {
  return new TokenReader({ issuer, audience, keys, parse: readTold });
}

function readTold(payload: JWTPayload): Told {
  const { sub, name, roles: held, locale, asOf, address } = claims.parse(payload);
  return {
    identity: { accountId: sub ?? null, displayName: name ?? null, roles: held, locale },
    asOf: asOf ?? null,
    clientAddress: address ?? null,
  };
}
