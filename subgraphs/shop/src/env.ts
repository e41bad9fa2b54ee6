import { uploadBounds } from '@alexandrite/contracts/bounds/uploads';
import {
  databaseEnvironment,
  readEnvironment,
  secretText,
  serviceEnvironment,
  storageEnvironment,
} from '@alexandrite/service-kit/env';
import * as z from 'zod';

type Source = Readonly<Record<string, string | undefined>>;

export type ShopEnvironment = ReturnType<typeof readShopEnvironment>;

/** GraphQL tells sizes as Int, which is 32 bits wide. */
const largestInt = 2_147_483_647;

/** Reads what the shop needs; throws an EnvironmentError that lists everything that is wrong. */
export function readShopEnvironment(source: Source = process.env) {
  return readEnvironment(
    {
      ...serviceEnvironment,
      ...databaseEnvironment,
      ...storageEnvironment,
      PORT: serviceEnvironment.PORT.default(4001),
      INTERNAL_PORT: serviceEnvironment.INTERNAL_PORT.default(9401),
      SESSION_SECRET: secretText,
      UPLOAD_SECRET: secretText,
      GATEWAY_PUBLIC_URL: z.url().default('http://localhost:4000'),
      MAX_MODEL_BYTES: z.coerce.number().int().positive().max(largestInt).default(uploadBounds.modelBytes.limit),
      MODEL_BYTES_PER_ACCOUNT: z.coerce.number().int().positive().default(uploadBounds.keptBytes.limit),
      STORAGE_FLOOR_BYTES: z.coerce.number().int().min(0).default(uploadBounds.freeDiskBytes.limit),
    },
    source,
  );
}

/** Reads what the seed needs. Demo accounts have a known password: in production they are made on request only. */
export function readSeedEnvironment(source: Source = process.env) {
  const { SEED_DEMO_ACCOUNTS, ...env } = readEnvironment(
    {
      ...databaseEnvironment,
      NODE_ENV: serviceEnvironment.NODE_ENV,
      LOG_LEVEL: serviceEnvironment.LOG_LEVEL.default('warn'),
      REDIS_URL: serviceEnvironment.REDIS_URL,
      SEED_DEMO_ACCOUNTS: z.enum(['true', 'false']).optional(),
    },
    source,
  );
  const seedDemoAccounts = SEED_DEMO_ACCOUNTS ? SEED_DEMO_ACCOUNTS === 'true' : env.NODE_ENV !== 'production';
  return { ...env, seedDemoAccounts };
}
