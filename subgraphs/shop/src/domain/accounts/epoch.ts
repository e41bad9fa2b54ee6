import { sessionBounds } from '@alexandrite/contracts/bounds/sessions';
import type { Account } from './account.ts';

const hourMs = 3_600_000;

/** A token that is being made while the epoch is raised may begin this much later. */
const makingMs = hourMs;

/** What tokens say of an account, or stand for: when it changes, those made before have to end. */
const heldByTokens = ['roles', 'passwordHash', 'disabledAt', 'deletedAt'] as const satisfies readonly (keyof Account)[];

/**
 * Ends every session and partner key that an account has, wherever they are in use: to be called whenever something that
 * a token says stops being true. An account that is deleted keeps its document with the raised epoch, without anything
 * personal: its tokens would come back to life with the document gone.
 * @param change what becomes of the account besides
 */
export function withNextEpoch(account: Account, now: Date, change: Partial<Account> = {}): Account {
  const next = { ...account, ...change };
  const mayHaveKeys = account.roles.includes('PARTNER') || next.roles.includes('PARTNER');
  const { session, partnerKey } = sessionBounds;
  const lifeMs = (mayHaveKeys ? partnerKey : session).limit * hourMs;
  // Raised twice, the tokens of the first epoch still count.
  const earlier = account.epochRise?.until.getTime() ?? 0;
  const until = new Date(Math.max(now.getTime() + lifeMs + makingMs, earlier));
  return { ...next, epoch: account.epoch + 1, epochRise: { at: now, until } };
}

/** Whether a change makes tokens untrue that it does not end: a fault of the one who made it. */
export function forgetsTokens(before: Account, after: Account): boolean {
  return after.epoch <= before.epoch && heldByTokens.some((fact) => before[fact] !== after[fact]);
}
