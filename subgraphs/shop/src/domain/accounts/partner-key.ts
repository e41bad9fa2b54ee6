import { sessionBounds } from '@alexandrite/contracts/bounds/sessions';
import { textBounds } from '@alexandrite/contracts/bounds/texts';
import { type Identity, hasRole } from '@alexandrite/contracts/identity';
import { refuse, type Refused } from '@alexandrite/contracts/outcome';
import type { Account } from './account.ts';

/** A key by which a partner's programs use the graph. What opens the door is signed over this, and kept nowhere. */
export interface PartnerKey {
  readonly id: string;
  /** The partner's account. */
  readonly accountId: string;
  /** The account's epoch when it was made: it is out as soon as the account has a later one. */
  readonly epoch: number;
  /** What it is for. */
  readonly name: string;
  readonly createdAt: Date;
  /** Name of who made it. */
  readonly createdBy: string;
  readonly expiresAt: Date;
  /** When it was ended before its time; null when it was not. */
  readonly revokedAt: Date | null;
  /** The last day on which it was used; null when it never was. */
  readonly lastUsedOn: string | null;
}

const longestName = textBounds.keyName.limit;
const validDays = { least: 1, most: sessionBounds.partnerKey.limit / 24 };

/** Keys of one partner that hold at the same time: one for each of their programs, and one to change each of them for. */
const mostKeys = textBounds.partnerKeys.limit;

const dayMs = 24 * 3_600_000;

/** How long after it was made a key is told again to who repeats the request, in milliseconds. */
const toldAgainMs = 10 * 60_000;

/** Whether a caller may give keys and end them. */
export function mayManageKeys(caller: Identity): boolean {
  return hasRole(caller, 'MANAGER', 'ADMIN');
}

/** Refuses what no key can be made of; the first thing that is wrong. */
export function refuseKeyWishes(name: string, days: number): Refused<'InvalidInput'> | null {
  if (name.length < 1 || name.length > longestName) {
    return refuse('InvalidInput', 'PARTNER_KEY_NAME', { field: 'name', most: longestName });
  }
  if (days < validDays.least || days > validDays.most) {
    return refuse('InvalidInput', 'PARTNER_KEY_DAYS', { field: 'validDays', ...validDays });
  }
  return null;
}

/**
 * Refuses a key for an account that cannot have one more.
 * @param keys those that the account was given already
 */
export function refuseKeyFor(
  { roles, epoch }: Account,
  keys: readonly PartnerKey[],
  now: Date,
): Refused<'PartnerKeyRefused'> | null {
  if (!roles.includes('PARTNER')) return refuse('PartnerKeyRefused', 'NOT_A_PARTNER');
  const active = keys.filter((key) => isActive(key, epoch, now)).length;
  return active >= mostKeys ? refuse('PartnerKeyRefused', 'TOO_MANY_KEYS', { most: mostKeys }) : null;
}

/** When a key that is made now ends. Tokens tell time in whole seconds. */
export function expiryOf(now: Date, days: number): Date {
  return new Date(Math.floor((now.getTime() + days * dayMs) / 1_000) * 1_000);
}

/**
 * Whether a key is let in.
 * @param epoch its account's
 */
export function isActive(key: PartnerKey, epoch: number, now: Date): boolean {
  return key.revokedAt === null && key.expiresAt > now && key.epoch >= epoch;
}

/** Whether who repeats the request that made a key is told it: the first answer may have been lost on its way. */
export function isToldAgain(key: PartnerKey, epoch: number, now: Date): boolean {
  return isActive(key, epoch, now) && now.getTime() - key.createdAt.getTime() < toldAgainMs;
}

/** The same key with what gateways have noted of its use, when that is news. */
export function usedOn(key: PartnerKey, day: string | undefined): PartnerKey {
  return day !== undefined && day > (key.lastUsedOn ?? '') ? { ...key, lastUsedOn: day } : key;
}
