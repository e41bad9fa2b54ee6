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
  /** Set while a subscription's event is answered. */
  readonly asOf: AsOf | null;
}

/** The header in which the gateway says which revision a subscription's event is about: `Order/ord_…/7`. */
export const asOfHeader = 'x-alexandrite-as-of';

/**
 * Reads the caller from a request. No identity header: a visitor.
 * @throws when the header is there and is not the gateway's.
 */
export async function readCaller(headers: IncomingHttpHeaders, identitySecret: string): Promise<Caller> {
  const token = headers[identityHeader];
  if (typeof token !== 'string') return { identity: visitor('ru'), asOf: null };
  return { identity: await verifyIdentity(token, identitySecret), asOf: readAsOf(headers[asOfHeader]) };
}

function readAsOf(header: string | string[] | undefined): AsOf | null {
  if (typeof header !== 'string') return null;
  const [entityName, id, revisionText] = header.split('/');
  const entity = liveEntities.find((name) => name === entityName);
  const revision = Number(revisionText);
  return entity && id && Number.isSafeInteger(revision) ? { entity, id, revision } : null;
}
