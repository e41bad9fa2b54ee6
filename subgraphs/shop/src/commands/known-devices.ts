import { accountBounds } from '@alexandrite/contracts/bounds/accounts';
import { newId } from '@alexandrite/service-kit/ids';
import { jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import type { Account } from '../domain/accounts/account.ts';
import type { ShopDesk } from './shop-desk.ts';

/** A device on which an account has signed in before. */
export interface KnownDevice {
  readonly id: string;
  readonly accountId: string;
  readonly epoch: number;
  /** What the device keeps to prove it. */
  readonly token: string;
}

/** What one browser remembers may be of several people; no character of a token's. */
const separator = '~';

const audience = 'known-device';
const claims = z.object({ jti: z.string(), sub: z.string(), epoch: z.number() });

/**
 * Reads what a browser remembers of who has signed in on it: OWASP's device cookies, by which strangers' guesses can be
 * told from the owner's, https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
export async function readDevices(desk: ShopDesk, remembered: string | null): Promise<readonly KnownDevice[]> {
  if (remembered === null || remembered.length > accountBounds.deviceCookie.limit) return [];
  const tokens = remembered.split(separator).slice(0, accountBounds.accountsOfDevice.limit);
  const devices = await Promise.all(tokens.map((token) => readDevice(desk, token)));
  return devices.filter((device) => device !== null);
}

/** The device of an account, unless the account has changed since in a way that ends what was before. */
export function deviceOf(account: Account | null, devices: readonly KnownDevice[]): KnownDevice | null {
  return devices.find(({ accountId, epoch }) => accountId === account?.id && epoch === account.epoch) ?? null;
}

/** What the browser is to remember now that an account has signed in: this one, and the last few others. */
export async function rememberDevice(
  desk: ShopDesk,
  account: Account,
  devices: readonly KnownDevice[],
): Promise<string> {
  const token = await signDevice(desk, account, deviceOf(account, devices)?.id ?? newId('dev'));
  const others = devices.filter(({ accountId }) => accountId !== account.id).map((device) => device.token);
  return [token, ...others].slice(0, accountBounds.accountsOfDevice.limit).join(separator);
}

async function signDevice({ settings, clock }: ShopDesk, account: Account, deviceId: string): Promise<string> {
  const now = Math.floor(clock().getTime() / 1_000);
  return new SignJWT({ epoch: account.epoch })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setJti(deviceId)
    .setSubject(account.id)
    .setExpirationTime(now + accountBounds.deviceSeconds.limit)
    .sign(keyOf(settings.uploadSecret));
}

async function readDevice({ settings, clock }: ShopDesk, token: string): Promise<KnownDevice | null> {
  try {
    const { payload } = await jwtVerify(token, keyOf(settings.uploadSecret), {
      audience,
      algorithms: ['HS256'],
      currentDate: clock(),
    });
    const { jti: id, sub: accountId, epoch } = claims.parse(payload);
    return { id, accountId, epoch, token };
  } catch {
    return null;
  }
}

const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);
