import { fileURLToPath } from 'node:url';
import { newId } from '@alexandrite/service-kit/ids';
import { publishSignal } from '@alexandrite/service-kit/live';
import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis } from '@alexandrite/service-kit/redis';
import { signSession } from '@alexandrite/service-kit/sessions';
import { freePort, providedUrl, type ServiceProcess, startProcess } from '@alexandrite/service-kit/testing';
import type { Role } from '@alexandrite/contracts/identity';
import { aHouse, type TestHouse } from './test-house.ts';
import { identityKeys, pageOrigin, sessionKeys } from './test-gateway.ts';
import { startSubgraphs, type TestSubgraphs } from './test-subgraphs.ts';

/** A gateway as a process of its own, over test subgraphs of this process. */
export interface GatewayProcess {
  readonly port: number;
  readonly internalPort: number;
  readonly url: string;
  readonly service: ServiceProcess;
  readonly house: TestHouse;
  readonly subgraphs: TestSubgraphs;
  tokenOf(accountId: string, roles: readonly Role[]): Promise<string>;
  signal(id: string, revision: number): Promise<void>;
  close(): Promise<void>;
}

/** @param redisNumber database of the run's Redis that no other test of the gateway uses at the time */
export async function startGatewayProcess(
  redisNumber: number,
  env: Readonly<Record<string, string>> = {},
): Promise<GatewayProcess> {
  const house = aHouse();
  const subgraphs = await startSubgraphs(house, identityKeys.verifying);
  const [port, internalPort] = [await freePort(), await freePort()];
  const redisUrl = `${providedUrl('TEST_REDIS_URL')}/${redisNumber}`;
  const redis = await connectRedis(redisUrl, createLog('test', 'silent'));
  const service = startProcess(
    fileURLToPath(new URL('../..', import.meta.url)),
    ['--import', '@alexandrite/service-kit/telemetry/register', 'src/main.ts'],
    {
      NODE_ENV: 'test',
      REDIS_URL: redisUrl,
      SESSION_PUBLIC_KEY: sessionKeys.text.publicKey,
      IDENTITY_PRIVATE_KEY: identityKeys.text.privateKey,
      SHOP_URL: subgraphs.shop.url,
      ORDERS_URL: subgraphs.orders.url,
      PRICING_URL: subgraphs.pricing.url,
      PRODUCTION_URL: subgraphs.production.url,
      GATEWAY_PUBLIC_URL: `http://127.0.0.1:${port}`,
      WEB_PUBLIC_URL: pageOrigin,
      ADMIN_PUBLIC_URL: pageOrigin,
      HOST: '127.0.0.1',
      PORT: String(port),
      INTERNAL_PORT: String(internalPort),
      TRUSTED_PROXIES: '127.0.0.1',
      ...env,
    },
  );
  await service.said('ready');
  return {
    port,
    internalPort,
    url: `http://127.0.0.1:${port}/graphql`,
    service,
    house,
    subgraphs,
    tokenOf(accountId, roles) {
      const expiresAt = new Date(Date.now() + 3_600_000);
      const session = { sessionId: newId('ses'), accountId, displayName: 'A', roles, epoch: 0, expiresAt };
      return signSession(session, sessionKeys.signing);
    },
    signal: (id, revision) => publishSignal(redis, { entity: 'Order', id, revision, ownerId: null, trace: {} }),
    async close() {
      await service.kill();
      await redis.close();
      await Promise.all(Object.values(subgraphs).map((subgraph) => subgraph.stop()));
    },
  };
}
