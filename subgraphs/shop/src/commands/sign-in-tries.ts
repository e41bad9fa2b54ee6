import { refuse, type Refused } from '@alexandrite/contracts/outcome';
import type { KnownDevice } from './known-devices.ts';
import type { ShopDesk } from './shop-desk.ts';

/** The program by which somebody signs in or up. */
export interface Client {
  /** Where it is, as far as the gateway can tell; null when it cannot: all of those are one. */
  readonly address: string | null;
  /** What it remembers of who has signed in on it. */
  readonly device: string | null;
}

export const addressOf = ({ address }: Client): string => address ?? 'unknown';

/** A try at an account: from a device that it knows, or by a stranger. */
export interface Try {
  /** Normalised. */
  readonly email: string;
  readonly address: string;
  readonly device: KnownDevice | null;
}

const pairOf = ({ email, address }: Try): string => JSON.stringify([email, address]);

/**
 * Counts a try before it is made. Strangers share what an account grants them, so that their guesses get slower however
 * many they are; a known device has an allowance of its own, which nobody else can use up.
 * @returns seconds until the next may be made; null when this one may
 */
export async function countTry({ store: { tries } }: ShopDesk, one: Try): Promise<number | null> {
  if (one.device) return tries.ofDevice.count(one.device.id);
  return (
    (await tries.ofAddress.count(one.address)) ??
    (await tries.ofPair.count(pairOf(one))) ??
    (await tries.atAccount.count(one.email))
  );
}

/** Forgives the tries of somebody who turned out to be right; what others have tried stays counted. */
export async function forgiveTries({ store: { tries } }: ShopDesk, one: Try): Promise<void> {
  if (one.device) return tries.ofDevice.forget(one.device.id);
  await tries.ofPair.forget(pairOf(one));
  await tries.ofAddress.takeBack(one.address);
  await tries.atAccount.takeBack(one.email);
}

export const tooManyAttempts = (retryAfterSeconds: number): Refused<'TooManyAttempts'> =>
  refuse('TooManyAttempts', 'TOO_MANY_ATTEMPTS', { retryAfterSeconds });
