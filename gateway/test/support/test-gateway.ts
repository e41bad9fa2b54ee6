import { randomBytes } from 'node:crypto';
import type { SignedInIdentity } from '@alexandrite/contracts/identity';
import type { LiveSignal } from '@alexandrite/contracts/live';
import { closeServer, listen } from '@alexandrite/service-kit/http';
import { newId } from '@alexandrite/service-kit/ids';
import { publishRevocation, publishSignal } from '@alexandrite/service-kit/live';
import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis, type RedisClient } from '@alexandrite/service-kit/redis';
import { type Session, sessionSeconds, signSession } from '@alexandrite/service-kit/sessions';
import { aKeyPair, waitUntil } from '@alexandrite/service-kit/testing';
import { keepApolloQuiet } from '../../src/env.ts';
import type { ResilienceLimits } from '../../src/graph/resilience/limits.ts';
import type { RevocationLimits } from '../../src/identity/revocations/revocation-limits.ts';
import { type LimitSettings, limitsWithPoints } from '../../src/limits/limit-settings.ts';
import type { LiveLimits } from '../../src/live/limits.ts';
import { createGateway, type Gateway } from '../../src/service.ts';
import { aHouse, type TestHouse } from './test-house.ts';
import { startSubgraphs, type TestSubgraphs } from './test-subgraphs.ts';

/** Those of the shop. */
export const sessionKeys = aKeyPair();
/** Those of the gateway. */
export const identityKeys = aKeyPair();

/** The page that may talk to the test gateway. */
export const pageOrigin = 'http://web.alexandrite.example';

/** More points than any test spends. */
const endless = 1_000_000_000;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Record<string, never> | null | undefined;
  readonly errors: readonly { message: string; path?: (string | number)[]; extensions: { code: string } }[];
}

/** A gateway that listens, over test subgraphs that listen, on the Redis of the test run. */
export interface TestGateway {
  readonly gateway: Gateway;
  readonly url: string;
  readonly house: TestHouse;
  readonly subgraphs: TestSubgraphs;
  readonly redis: RedisClient;
  ask(query: string, given?: { variables?: object; headers?: Record<string, string> }): Promise<Answer>;
  /** @param seconds until the session ends; as long as sessions last when left out */
  signIn(who: SignedInIdentity, seconds?: number): Promise<{ readonly session: Session; readonly token: string }>;
  /** The shop ends a session; resolves when this gateway has heard of it. */
  end(session: Session): Promise<void>;
  /** The shop raises the epoch of a session’s account; resolves when this gateway has heard of it. */
  raise(session: Session): Promise<void>;
  signal(given: Pick<LiveSignal, 'entity' | 'id' | 'revision'> & Partial<LiveSignal>): Promise<void>;
  /** Ends it as a release does: clients are sent away. */
  stop(): Promise<void>;
  /** Another gateway takes its place, at the same address. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A database of Redis for each worker of the test run: what others signal is none of ours. */
export function redisUrl(): string {
  const url = process.env['TEST_REDIS_URL'];
  if (!url) throw new Error("TEST_REDIS_URL is missing: run tests by 'npm test', which provides Redis");
  return `${url}/${Number(process.env['JEST_WORKER_ID'] ?? 0) % 15}`;
}

export async function openTestGateway(
  options: {
    readonly sandbox?: boolean;
    readonly resilience?: Partial<ResilienceLimits>;
    readonly supergraphFile?: string;
    readonly partnerSchemaFile?: string;
    readonly liveLimits?: Partial<LiveLimits>;
    readonly revocationLimits?: Partial<RevocationLimits>;
    /** Points without end when left out: all tests come from one address. */
    readonly limits?: LimitSettings;
    /** The clock of allowances. */
    readonly now?: () => number;
    /** The Redis of the test run when left out. */
    readonly redisUrl?: string;
    /** Another gateway whose subgraphs this one asks, too; subgraphs of its own when left out. */
    readonly beside?: TestGateway;
  } = {},
): Promise<TestGateway> {
  keepApolloQuiet();
  const log = createLog('gateway', 'silent');
  const { beside } = options;
  const house = beside?.house ?? aHouse();
  const subgraphs = beside?.subgraphs ?? (await startSubgraphs(house, identityKeys.verifying));
  const where = options.redisUrl ?? redisUrl();
  const redis = await connectRedis(where, log);
  const build = async (listener: RedisClient): Promise<Gateway> =>
    createGateway({
      log,
      redis,
      listener,
      liveLimits: { lookEveryMs: 25, ...options.liveLimits },
      ...(options.revocationLimits ? { revocationLimits: options.revocationLimits } : {}),
      ...(options.now ? { now: options.now } : {}),
      settings: {
        sessionKeys: sessionKeys.verifying,
        identityKey: identityKeys.signing,
        subgraphUrls: {
          shop: subgraphs.shop.url,
          orders: subgraphs.orders.url,
          pricing: subgraphs.pricing.url,
          production: subgraphs.production.url,
        },
        subgraphTimeoutMs: 2_000,
        shopOrigin: new URL(subgraphs.shop.url).origin,
        publicUrl: 'http://localhost:4000',
        pageUrls: [pageOrigin],
        sandbox: options.sandbox ?? true,
        supergraphFile: options.supergraphFile,
        partnerSchemaFile: options.partnerSchemaFile,
        resilience: options.resilience ?? {},
        limits: options.limits ?? limitsWithPoints(endless),
      },
    });
  let listener = await connectRedis(where, log);
  let gateway = await build(listener);
  const port = await listen(gateway.server, 0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}/graphql`;
  const isOut = async (session: Session): Promise<unknown> => {
    const headers = { authorization: `Bearer ${await signSession(session, sessionKeys.signing)}` };
    const ask = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } };
    const body = JSON.stringify({ query: '{ __typename }' });
    return waitUntil('the session is out', async () => (await fetch(url, { ...ask, body })).status === 401);
  };
  const stop = async (): Promise<void> => {
    const closed = closeServer(gateway.server);
    await gateway.drain();
    gateway.server.closeAllConnections();
    await closed;
    await gateway.close();
    listener.destroy();
  };
  return {
    get gateway() {
      return gateway;
    },
    url,
    house,
    subgraphs,
    redis,
    async ask(query, { variables = {}, headers = {} } = {}) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return readAnswer(response);
    },
    async signIn({ accountId, displayName, roles }, seconds = sessionSeconds) {
      const expiresAt = new Date(Date.now() + seconds * 1_000);
      const session = {
        sessionId: newId('ses'),
        accountId,
        displayName: displayName ?? '',
        roles,
        epoch: 0,
        expiresAt,
      };
      return { session, token: await signSession(session, sessionKeys.signing) };
    },
    async end(session) {
      await publishRevocation(redis, house.revocations.end(session));
      await isOut(session);
    },
    async raise(session) {
      await publishRevocation(redis, house.revocations.raise(session));
      await isOut(session);
    },
    signal: (given) => publishSignal(redis, { ownerId: null, trace: aTrace(), ...given }),
    stop,
    async restart() {
      listener = await connectRedis(where, log);
      gateway = await build(listener);
      await listen(gateway.server, port, '127.0.0.1');
    },
    async close() {
      await stop();
      if (!beside) await Promise.all(Object.values(subgraphs).map((subgraph) => subgraph.stop()));
      redis.destroy();
    },
  };
}

export async function readAnswer(response: Response): Promise<Answer> {
  const { data, errors } = (await response.json()) as Partial<Answer>;
  return { status: response.status, headers: response.headers, data, errors: errors ?? [] };
}

/** The trace of a change: each has its own. */
const aTrace = () => ({ traceparent: `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01` });
