import { type Identity, roles } from '@alexandrite/contracts/identity';
import { locales } from '@alexandrite/contracts/locale';
import { jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { signingKey } from './signing-key.ts';
import { knownIdentity, rememberIdentity } from './verified-identities.ts';

/** The header in which the gateway tells a subgraph who asks. */
export const identityHeader = 'x-alexandrite-identity';

/** A signed identity is good for one hop, not for keeping. */
const lifetimeSeconds = 60;

const claims = z.object({
  sub: z.string().optional(),
  name: z.string().optional(),
  roles: z.array(z.enum(roles)),
  locale: z.enum(locales),
  exp: z.number(),
});

/** Somebody who has not signed in. */
export function visitor(locale: Identity['locale']): Identity {
  return { accountId: null, displayName: null, roles: [], locale };
}

/** @param secret IDENTITY_SECRET, known to the gateway and the subgraphs alone */
export async function signIdentity(identity: Identity, secret: string): Promise<string> {
  const token = new SignJWT({
    roles: identity.roles,
    locale: identity.locale,
    ...(identity.displayName === null ? {} : { name: identity.displayName }),
  })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience('subgraph')
    .setIssuedAt()
    .setExpirationTime(`${lifetimeSeconds}s`);
  if (identity.accountId !== null) token.setSubject(identity.accountId);
  return token.sign(signingKey(secret));
}

/** @throws when the token is not the gateway's, was changed, or is too old. */
export async function verifyIdentity(token: string, secret: string): Promise<Identity> {
  const known = knownIdentity(token, secret);
  if (known) return known;
  const { payload } = await jwtVerify(token, signingKey(secret), { audience: 'subgraph', algorithms: ['HS256'] });
  const parsed = claims.parse(payload);
  const identity: Identity = {
    accountId: parsed.sub ?? null,
    displayName: parsed.name ?? null,
    roles: parsed.roles,
    locale: parsed.locale,
  };
  rememberIdentity(token, secret, identity, parsed.exp * 1_000);
  return identity;
}
