import { createHash } from 'node:crypto';
import { signSession } from '@alexandrite/service-kit/sessions';
import { readSigningKey } from '@alexandrite/service-kit/signing';

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The same in all processes of the bench, which tell each other nothing. */
export const sessionKey = readSigningKey(
  Buffer.concat([pkcs8Start, createHash('sha256').update('bench').digest()]).toString('base64url'),
);

/** Tokens of sellers, each another account. */
export async function sellers(count: number): Promise<string[]> {
  const expiresAt = new Date(Date.now() + 3_600_000);
  return Promise.all(
    Array.from({ length: count }, (_, index) => {
      const account = { sessionId: `ses_${index}`, accountId: `acc_${index}`, displayName: `Seller ${index}` };
      return signSession({ ...account, roles: ['SELLER'], epoch: 0, expiresAt }, sessionKey);
    }),
  );
}
