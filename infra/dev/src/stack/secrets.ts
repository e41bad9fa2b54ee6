import { randomBytes } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newKeyPair, publicKeyOf } from '@alexandrite/service-kit/signing';
import { z } from 'zod';
import type { Settings } from '../env.ts';
import { readIfPresent } from '../text-file.ts';

/**
 * Secrets by the service that has them, and no other: whoever takes over one service can sign what that service signs,
 * and nothing else.
 */
const secretsOf = {
  gateway: ['IDENTITY_PRIVATE_KEY'],
  shop: ['SESSION_PRIVATE_KEY', 'UPLOAD_SECRET'],
} as const;
type Owner = keyof typeof secretsOf;
export type SecretName = (typeof secretsOf)[Owner][number];

/** Keys of this installation. */
export interface Secrets {
  /** What services are told by their environment, each its own. */
  readonly own: { readonly [Service in Owner]: Readonly<Record<(typeof secretsOf)[Service][number], string>> };
  /** What everybody may know: by which the signatures of others are checked. */
  readonly public: Readonly<Record<'IDENTITY_PUBLIC_KEY' | 'SESSION_PUBLIC_KEY', string>>;
}

const stored = z.record(z.string(), z.string());

/**
 * The secrets of this installation: given ones as they are, the others made on the first start and kept, so that people
 * stay signed in over a restart. Each service's lie in a file of their own, for its owner's eyes only.
 */
export async function readSecrets(dataDir: string, given: Settings['secrets']): Promise<Secrets> {
  const folder = path.join(dataDir, 'secrets');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const gateway = await ownSecrets(folder, 'gateway', given);
  const shop = await ownSecrets(folder, 'shop', given);
  return {
    own: { gateway, shop },
    public: {
      // Given ones may be several, while one key takes the place of another.
      IDENTITY_PUBLIC_KEY: given.IDENTITY_PUBLIC_KEY ?? publicKeyOf(gateway.IDENTITY_PRIVATE_KEY),
      SESSION_PUBLIC_KEY: given.SESSION_PUBLIC_KEY ?? publicKeyOf(shop.SESSION_PRIVATE_KEY),
    },
  };
}

async function ownSecrets<Service extends Owner>(
  folder: string,
  service: Service,
  given: Settings['secrets'],
): Promise<Secrets['own'][Service]> {
  const file = path.join(folder, `${service}.json`);
  const text = await readIfPresent(file);
  const kept = text === null ? {} : stored.parse(JSON.parse(text));
  const names: readonly SecretName[] = secretsOf[service];
  const complete = Object.fromEntries(names.map((name) => [name, kept[name] ?? newSecret(name)]));
  if (names.some((name) => kept[name] === undefined)) {
    await writeFile(file, `${JSON.stringify(complete, null, 2)}\n`, { mode: 0o600 });
  }
  await chmod(file, 0o600);
  const chosen = Object.fromEntries(names.map((name) => [name, given[name] ?? complete[name]]));
  // One for each of the service's names.
  return chosen as Secrets['own'][Service];
}

function newSecret(name: SecretName): string {
  return name.endsWith('_PRIVATE_KEY') ? newKeyPair().privateKey : randomBytes(48).toString('base64url');
}
