import { signSession } from '@alexandrite/service-kit/sessions';

export const sessionSecret = 'a session secret for the bench, long enough';

/** Tokens of sellers, each another account. */
export async function sellers(count: number): Promise<string[]> {
  const expiresAt = new Date(Date.now() + 3_600_000);
  return Promise.all(
    Array.from({ length: count }, (_, index) => {
      const account = { sessionId: `ses_${index}`, accountId: `acc_${index}`, displayName: `Seller ${index}` };
      return signSession({ ...account, roles: ['SELLER'], epoch: 0, expiresAt }, sessionSecret);
    }),
  );
}
