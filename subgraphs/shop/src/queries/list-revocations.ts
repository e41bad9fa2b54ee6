import type { RevocationPage } from '@alexandrite/service-kit/revocations';
import { badInput } from '@alexandrite/service-kit/subgraph';
import { timeKey } from '@alexandrite/service-kit/connections';
import * as z from 'zod';
import type { ShopDesk } from '../commands/shop-desk.ts';

const positions = z.array(timeKey).max(3);

/** A page of what lets in no longer, for gateways. Throws BAD_USER_INPUT for a cursor that is none of ours. */
export async function listRevocations({ store, clock }: ShopDesk, after: string | null): Promise<RevocationPage> {
  const { next, ...page } = await store.revocations.page(after === null ? null : readCursor(after), clock());
  return { ...page, next: Buffer.from(JSON.stringify(next)).toString('base64url') };
}

function readCursor(cursor: string) {
  try {
    return positions.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw badInput('after is no cursor of this list');
  }
}
