import { randomBytes } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Settings } from '../env.ts';
import { readIfPresent } from '../text-file.ts';

const secretNames = ['SESSION_SECRET', 'IDENTITY_SECRET', 'UPLOAD_SECRET'] as const;
type SecretName = (typeof secretNames)[number];

/** The keys that sessions, identities between services, and upload addresses are signed with. */
export type Secrets = Readonly<Record<SecretName, string>>;

const stored = z.record(z.string(), z.string());

/**
 * The secrets of this installation: given ones as they are, the others made on the first start and kept, so that people
 * stay signed in over a restart. The file is for its owner's eyes only.
 */
export async function readSecrets(dataDir: string, given: Settings['secrets']): Promise<Secrets> {
  const file = path.join(dataDir, 'secrets.json');
  const text = await readIfPresent(file);
  const kept = text === null ? {} : stored.parse(JSON.parse(text));
  const complete: Record<SecretName, string> = {
    SESSION_SECRET: kept['SESSION_SECRET'] ?? newSecret(),
    IDENTITY_SECRET: kept['IDENTITY_SECRET'] ?? newSecret(),
    UPLOAD_SECRET: kept['UPLOAD_SECRET'] ?? newSecret(),
  };
  if (secretNames.some((name) => complete[name] !== kept[name])) {
    await mkdir(dataDir, { recursive: true });
    await writeFile(file, `${JSON.stringify(complete, null, 2)}\n`, { mode: 0o600 });
    await chmod(file, 0o600);
  }
  return { ...complete, ...given };
}

const newSecret = (): string => randomBytes(48).toString('base64url');
