import type { SignedInIdentity } from '@alexandrite/contracts/identity';
import { newId } from '@alexandrite/service-kit/ids';
import { sessionSeconds, signSession } from '@alexandrite/service-kit/sessions';
import { identityKeys, pageOrigin, redisUrl, sessionKeys } from '../../support/test-gateway.ts';
import { aHouse, type TestHouse } from '../../support/test-house.ts';
import { startSubgraphs, type TestSubgraphs } from '../../support/test-subgraphs.ts';
import { readFigure } from './figures.ts';
import { type GatewayProcess, startGateway } from './gateway-process.ts';

/** A gateway in a process of its own, over subgraphs that tell how often they were asked. */
export interface AttackedGateway extends GatewayProcess {
  readonly url: string;
  readonly house: TestHouse;
  readonly subgraphs: TestSubgraphs;
  /** How often subgraphs were asked so far. */
  questions(): number;
  /** The sum of a metric over all its series that have these labels. */
  figure(name: string, labels?: Readonly<Record<string, string>>): Promise<number>;
  signIn(who: SignedInIdentity): Promise<string>;
  close(): Promise<void>;
}

/** A quote that everybody may follow, and that does not change. */
export const aQuote = 'quo_1';

/** Points that are never spent: what a request costs is seen when nobody is refused for having asked much. */
const endless = '1000000000';
export const unlimited: Readonly<Record<string, string>> = {
  RATE_POINTS_PER_MINUTE_VISITOR: endless,
  RATE_POINTS_PER_MINUTE_ACCOUNT: endless,
};

/** @param environment what differs from a gateway of production that lets everybody ask as often as they like */
export async function openAttackedGateway(
  environment: Readonly<Record<string, string>> = unlimited,
): Promise<AttackedGateway> {
  const house = aHouse();
  house.quotes.set(aQuote, { status: 'READY', progress: 1 });
  const subgraphs = await startSubgraphs(house, identityKeys.verifying);
  const gateway = await startGateway({
    REDIS_URL: environment['REDIS_URL'] ?? redisUrl(),
    SESSION_PUBLIC_KEY: sessionKeys.text.publicKey,
    IDENTITY_PRIVATE_KEY: identityKeys.text.privateKey,
    SHOP_URL: subgraphs.shop.url,
    ORDERS_URL: subgraphs.orders.url,
    PRICING_URL: subgraphs.pricing.url,
    PRODUCTION_URL: subgraphs.production.url,
    GATEWAY_PUBLIC_URL: 'http://localhost:4000',
    WEB_PUBLIC_URL: pageOrigin,
    ADMIN_PUBLIC_URL: pageOrigin,
    ...environment,
  });
  return {
    ...gateway,
    url: `http://127.0.0.1:${gateway.port}/graphql`,
    house,
    subgraphs,
    questions: () => Object.values(subgraphs).reduce((sum, { asked }) => sum + asked.length, 0),
    figure: (name, labels) => readFigure(`http://127.0.0.1:${gateway.internalPort}/metrics`, name, labels),
    signIn({ accountId, displayName, roles }) {
      const expiresAt = new Date(Date.now() + sessionSeconds * 1_000);
      const session = {
        sessionId: newId('ses'),
        epoch: 0,
        accountId,
        displayName: displayName ?? '',
        roles,
        expiresAt,
      };
      return signSession(session, sessionKeys.signing);
    },
    async close() {
      await gateway.stop();
      await Promise.all(Object.values(subgraphs).map((subgraph) => subgraph.stop()));
    },
  };
}
