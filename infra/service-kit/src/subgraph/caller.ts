import type { IncomingHttpHeaders } from 'node:http';
import type { Identity } from '@alexandrite/contracts/identity';
import { type LiveEntity, liveEntities } from '@alexandrite/contracts/live';
import { identityHeader, verifyIdentity, visitor } from '../identity/index.ts';

/** An entity as it was at a revision: what a subscriber is shown for the change that made it. */
export interface AsOf {
  readonly entity: LiveEntity;
  readonly id: string;
  readonly revision: number;
}

/** Who asks, and of what moment. */
export interface Caller {
  readonly identity: Identity;
  /** The token of the caller's session, told to the service that ends sessions and to no other; null elsewhere. */
  readonly sessionToken: string | null;
  /** Set while a subscription's event is answered. */
  readonly asOf: AsOf | null;
}

/** The header in which the gateway says which revision a subscription's event is about: `Order/ord_…/7`. */
export const asOfHeader = 'x-alexandrite-as-of';

/** The header in which the gateway passes the session's own token to the service that signs sessions. */
export const sessionHeader = 'x-alexandrite-session';

/**
 * Reads the caller from a request. No identity header: a visitor.
 * @throws when the header is there and is not the gateway's.
 */
export async function readCaller(headers: IncomingHttpHeaders, identitySecret: string): Promise<Caller> {
  const token = headers[identityHeader];
  const session = headers[sessionHeader];
  const sessionToken = typeof session === 'string' ? session : null;
  if (typeof token !== 'string') return { identity: visitor('ru'), sessionToken, asOf: null };
  return { identity: await verifyIdentity(token, identitySecret), sessionToken, asOf: readAsOf(headers[asOfHeader]) };
}

function readAsOf(header: string | string[] | undefined): AsOf | null {
  if (typeof header !== 'string') return null;
  const [entityName, id, revisionText] = header.split('/');
  const entity = liveEntities.find((name) => name === entityName);
  const revision = Number(revisionText);
  return entity && id && Number.isSafeInteger(revision) ? { entity, id, revision } : null;
}
