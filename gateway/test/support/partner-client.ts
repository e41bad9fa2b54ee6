import type { SignedInIdentity } from '@alexandrite/contracts/identity';
import { newId } from '@alexandrite/service-kit/ids';
import { partnerKeyPrefix, type Session, signSession } from '@alexandrite/service-kit/sessions';
import { anIdentity } from '@alexandrite/service-kit/testing';
import { type Answer, readAnswer, sessionKeys, type TestGateway } from './test-gateway.ts';

/** A partner of the house. */
export const aPartner = (): SignedInIdentity => anIdentity({ roles: ['PARTNER'], displayName: 'Moonstone' });

/** Where partners ask. */
export const partnerUrl = ({ url }: { readonly url: string }): string => new URL('/partner/graphql', url).href;

/** A partner key as the shop makes it. */
export async function aKey(
  { accountId, displayName }: SignedInIdentity = aPartner(),
  seconds = 3_600,
): Promise<{ readonly session: Session; readonly secret: string }> {
  const session: Session = {
    sessionId: newId(partnerKeyPrefix),
    accountId,
    displayName: displayName ?? '',
    roles: ['PARTNER'],
    epoch: 0,
    expiresAt: new Date(Date.now() + seconds * 1_000),
  };
  return { session, secret: await signSession(session, sessionKeys.signing) };
}

interface Asked {
  readonly variables?: object;
  readonly headers?: Record<string, string>;
  readonly extensions?: object;
}

/** Asks at the door for partners. */
export async function askAtDoor(
  gateway: Pick<TestGateway, 'url'>,
  query: string | undefined,
  { variables = {}, headers = {}, extensions }: Asked = {},
): Promise<Answer> {
  return readAnswer(
    await fetch(partnerUrl(gateway), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
      body: JSON.stringify({ query, variables, extensions }),
    }),
  );
}

export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
