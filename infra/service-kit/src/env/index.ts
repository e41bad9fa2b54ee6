import * as z from 'zod';
import { readSigningKey, readVerifyingKeys } from '../signing/index.ts';

/** Thrown when the environment cannot be used; its message lists everything that is wrong. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

const port = z.coerce.number().int().min(0).max(65_535);
const secret = z.string().min(32, 'must have at least 32 characters');

/** A value that a function reads; why it cannot is never the value itself. */
const readBy = <Value>(read: (text: string) => Value, what: string) =>
  z.string().transform((text, context) => {
    try {
      return read(text);
    } catch {
      context.addIssue({ code: 'custom', message: `must be ${what}` });
      return z.NEVER;
    }
  });
const privateKey = readBy(readSigningKey, 'an Ed25519 private key: PKCS #8, as PEM or base64url of DER');
const publicKeys = readBy(readVerifyingKeys, 'Ed25519 public keys by commas: SPKI, as PEM or base64url of DER');

/**
 * What every service reads. Each service spreads this into its own shape in its `env.ts`. NODE_ENV is not among it: what
 * is opened to developers has a variable of its own, so that nothing is open because something was forgotten.
 */
export const serviceEnvironment = {
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port,
  INTERNAL_PORT: port,
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  SENTRY_DSN: z.url().optional(),
};

/** For subgraphs. */
export const subgraphEnvironment = {
  ...serviceEnvironment,
  // By which the gateway's word on who asks is known.
  IDENTITY_PUBLIC_KEY: publicKeys,
};

/** For services that own a database. */
export const databaseEnvironment = {
  MONGODB_URL: z.url({ protocol: /^mongodb(\+srv)?$/ }),
};

/** Where model files lie: a folder, or a bucket when S3_BUCKET is given. */
export const storageEnvironment = {
  STORAGE_DIR: z.string().min(1).optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
};

export { isLoopbackHost, isLoopbackUrl } from './loopback.ts';
export { port as portNumber, privateKey, publicKeys, secret as secretText };

/**
 * Parses the environment once.
 * @throws EnvironmentError that names every variable that is missing or wrong.
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: Readonly<Record<string, string | undefined>>,
): z.output<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = z.object(shape).safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return `  ${name}: ${name in given ? issue.message : 'is missing'}`;
  });
  throw new EnvironmentError(`The environment cannot be used:\n${lines.join('\n')}\nSee 'Configuration' in README.md.`);
}
