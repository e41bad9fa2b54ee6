import type { Identity } from '@alexandrite/contracts/identity';
import { partnerKeyOf, readSession } from '@alexandrite/service-kit/sessions';
import type { ShopDesk } from './shop-desk.ts';

/** On whose behalf a signed address was made: it opens nothing once they are out. */
export interface LinkHolder {
  readonly accountId: string;
  /** The account's when the address was made. */
  readonly epoch: number;
  /** The session or partner key that asked for it; null where that is not known. */
  readonly sessionId: string | null;
}

/** Who asks, as addresses are signed for them. Questions of live subscriptions come without the session's token. */
export async function linkHolder(
  { store, settings }: ShopDesk,
  caller: Identity,
  sessionToken: string | null,
): Promise<LinkHolder> {
  const accountId = caller.accountId ?? '';
  const session = sessionToken === null ? null : await readSession(sessionToken, settings.sessionKeys);
  if (session?.accountId === accountId) return { accountId, epoch: session.epoch, sessionId: session.sessionId };
  const [account] = await store.accounts.findByIds([accountId]);
  return { accountId, epoch: account?.epoch ?? 0, sessionId: null };
}

/** Whether somebody is let in still, by what the shop itself has stored. */
export async function isHeld(
  { accounts, endedSessions, partnerKeys }: ShopDesk['store'],
  { accountId, epoch, sessionId }: LinkHolder,
): Promise<boolean> {
  const [account] = await accounts.findByIds([accountId]);
  if (account && account.epoch > epoch) return false;
  if (sessionId === null) return true;
  if (partnerKeyOf({ sessionId }) === null) return !(await endedSessions.has(sessionId));
  return (await partnerKeys.load(sessionId))?.state.revokedAt === null;
}
