import type { IncomingHttpHeaders } from 'node:http';
import { identityHeader, type IdentityReader, type Told } from '../identity/index.ts';

/** Who asks, and of what moment. */
export interface Caller extends Told {
  /** The token of the caller's session, told to the service that ends sessions and to no other; null elsewhere. */
  readonly sessionToken: string | null;
  /** What the client's browser remembers of who has signed in on it, told to the same service; null elsewhere. */
  readonly device: string | null;
}

/** The header in which the gateway passes the session's own token to the service that signs sessions. */
export const sessionHeader = 'x-alexandrite-session';

/** The header in which the gateway passes a browser's device cookie to the service that signs sessions. */
export const deviceHeader = 'x-alexandrite-device';

/**
 * Reads the caller from a request. The gateway names one for every question, a visitor too.
 * @throws when it is named by nobody, or not by the gateway for this service
 */
export async function readCaller(headers: IncomingHttpHeaders, identities: IdentityReader): Promise<Caller> {
  const token = headers[identityHeader];
  if (typeof token !== 'string') throw new TypeError('nobody says who asks');
  const session = headers[sessionHeader];
  const device = headers[deviceHeader];
  return {
    ...(await identities.read(token)),
    sessionToken: typeof session === 'string' ? session : null,
    device: typeof device === 'string' ? device : null,
  };
}
