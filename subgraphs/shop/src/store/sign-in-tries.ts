import { accountBounds } from '@alexandrite/contracts/bounds/accounts';
import { peopleBounds } from '@alexandrite/contracts/bounds/people';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import type { Slowing } from '../domain/accounts/slowing.ts';
import { openSlowedTries } from './slowed-tries.ts';

const { triesOfAddress, triesOfPair, triesAtAccount, triesOfDevice, longestWait, longestPairWait } = accountBounds;

const minute = 60;
const hour = 3_600;

const slowing = (free: number, longestSeconds: number, forgottenSeconds: number): Slowing => ({
  free,
  freeAlone: Math.max(1, Math.floor(free / 4)),
  longestSeconds,
  forgottenSeconds,
});

/** @param signUpsPerAddress accounts that one address may open in an hour before it is slowed */
export function openSignInTries(redis: RedisClient, signUpsPerAddress: number) {
  const open = (name: string, limits: Slowing) => openSlowedTries(redis, name, limits);
  return {
    /** Of an address, at whatever account. */
    ofAddress: open('tries:address', slowing(triesOfAddress.limit, longestWait.limit, 15 * minute)),
    /** Of an address at one account. */
    ofPair: open('tries:pair', slowing(triesOfPair.limit, longestPairWait.limit, hour)),
    /** At an account by all whose device it does not know. */
    atAccount: open('tries:account', slowing(triesAtAccount.limit, longestWait.limit, hour)),
    /** On a device that the account knows. */
    ofDevice: open('tries:device', slowing(triesOfDevice.limit, longestWait.limit, 15 * minute)),
    /** At an account's own password, by whoever holds a session of it. */
    passwordChanges: open(
      'password-changes',
      slowing(peopleBounds.passwordChanges.limit, longestWait.limit, 15 * minute),
    ),
    signUps: open('sign-ups', slowing(signUpsPerAddress, longestPairWait.limit, hour)),
  };
}
