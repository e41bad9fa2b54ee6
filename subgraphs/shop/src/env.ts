import { accountBounds } from '@alexandrite/contracts/bounds/accounts';
import { uploadBounds } from '@alexandrite/contracts/bounds/uploads';
import {
  databaseEnvironment,
  EnvironmentError,
  isLoopbackHost,
  isLoopbackUrl,
  privateKey,
  publicKeys,
  readEnvironment,
  secretText,
  serviceEnvironment,
  storageEnvironment,
  subgraphEnvironment,
} from '@alexandrite/service-kit/env';
import * as z from 'zod';

type Source = Readonly<Record<string, string | undefined>>;

export type ShopEnvironment = ReturnType<typeof readShopEnvironment>;

/** GraphQL tells sizes as Int, which is 32 bits wide. */
const largestInt = 2_147_483_647;

const address = z.url({ protocol: /^https?$/ });

/** Addresses at which people reach the house. The gateway's has no default: whether it is public decides what is open. */
const places = {
  HOST: serviceEnvironment.HOST,
  GATEWAY_PUBLIC_URL: address,
  WEB_PUBLIC_URL: address.optional(),
  ADMIN_PUBLIC_URL: address.optional(),
};

type Places = z.output<z.ZodObject<typeof places>>;

/** Reads what the shop needs; throws an EnvironmentError that lists everything that is wrong. */
export function readShopEnvironment(source: Source = process.env) {
  return readEnvironment(
    {
      ...subgraphEnvironment,
      ...databaseEnvironment,
      ...storageEnvironment,
      ...places,
      PORT: serviceEnvironment.PORT.default(4001),
      INTERNAL_PORT: serviceEnvironment.INTERNAL_PORT.default(9401),
      // Sessions and partner keys are signed with it: no other service has it.
      SESSION_PRIVATE_KEY: privateKey,
      // Those of earlier keys too, so that sessions which they signed can be ended.
      SESSION_PUBLIC_KEY: publicKeys.optional(),
      UPLOAD_SECRET: secretText,
      SIGN_UPS_PER_ADDRESS: z.coerce.number().int().positive().default(accountBounds.signUpsOfAddress.limit),
      MAX_MODEL_BYTES: z.coerce.number().int().positive().max(largestInt).default(uploadBounds.modelBytes.limit),
      MODEL_BYTES_PER_ACCOUNT: z.coerce.number().int().positive().default(uploadBounds.keptBytes.limit),
      STORAGE_FLOOR_BYTES: z.coerce.number().int().min(0).default(uploadBounds.freeDiskBytes.limit),
    },
    source,
  );
}

/** Settings by which others than the people at this machine reach the house, as `NAME=value`; none for a loopback house. */
export function publicPlaces({ HOST, GATEWAY_PUBLIC_URL, WEB_PUBLIC_URL, ADMIN_PUBLIC_URL }: Places): string[] {
  const urls = Object.entries({ GATEWAY_PUBLIC_URL, WEB_PUBLIC_URL, ADMIN_PUBLIC_URL });
  return [
    ...(isLoopbackHost(HOST) ? [] : [`HOST=${HOST}`]),
    ...urls.flatMap(([name, url]) => (url === undefined || isLoopbackUrl(url) ? [] : [`${name}=${url}`])),
  ];
}

const commandEnvironment = {
  ...databaseEnvironment,
  LOG_LEVEL: serviceEnvironment.LOG_LEVEL.default('warn'),
  REDIS_URL: serviceEnvironment.REDIS_URL,
};

/** Reads what a command at the machine itself needs. */
export function readCommandEnvironment(source: Source = process.env) {
  return readEnvironment(commandEnvironment, source);
}

/**
 * Reads what the seed needs. Demo accounts have a password that everybody knows: they are made on request only, and
 * never where others than the people at this machine could sign in with them.
 */
export function readSeedEnvironment(source: Source = process.env) {
  const { SEED_DEMO_ACCOUNTS: seedDemoAccounts, ...env } = readEnvironment(
    { ...commandEnvironment, SEED_DEMO_ACCOUNTS: z.stringbool().default(false) },
    source,
  );
  if (seedDemoAccounts) refusePublicDemo(publicPlaces(readEnvironment(places, source)));
  return { ...env, seedDemoAccounts };
}

function refusePublicDemo(open: readonly string[]): void {
  if (open.length === 0) return;
  throw new EnvironmentError(
    [
      'Demo accounts have a password that everybody knows, and this house can be reached by others:',
      ...open.map((place) => `  ${place}`),
      'Leave SEED_DEMO_ACCOUNTS out and make the first administrator with: npm run create-admin',
    ].join('\n'),
  );
}
