import { readFile } from 'node:fs/promises';
import type { Identity } from '@alexandrite/contracts/identity';
import type { CacheTags } from '@alexandrite/service-kit/cache';
import { closeServer, listen } from '@alexandrite/service-kit/http';
import { newId } from '@alexandrite/service-kit/ids';
import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis } from '@alexandrite/service-kit/redis';
import { sessionSeconds, signSession } from '@alexandrite/service-kit/sessions';
import { createSubgraph, type Subgraph } from '@alexandrite/service-kit/subgraph';
import { type CacheSettings, usualCache } from '../../src/cache/cache-settings.ts';
import { keepApolloQuiet } from '../../src/env.ts';
import { limitsWithPoints } from '../../src/limits/limit-settings.ts';
import { createGateway } from '../../src/service.ts';
import { RevocationList } from './revocation-list.ts';
import { type CachedPricing, pricingParts } from './cached-pricing.ts';
import { identityKeys, sessionKeys } from './test-gateway.ts';

const log = createLog('gateway', 'silent');

interface Piece {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** What the shop of these tests knows, and how often it was asked. */
export interface CachedShop {
  readonly pieces: Map<string, Piece>;
  questions: number;
  /** What lets in no longer. */
  readonly revocations: RevocationList;
  /** Called before each question is answered: it may wait, or throw. */
  before: (caller: Identity) => Promise<void> | void;
}

interface Context {
  readonly caller: Identity;
  readonly cacheTags: CacheTags;
  readonly replyHeaders: Headers;
}

function resolversOf(shop: CachedShop) {
  const shown = ({ id, slug, name }: Piece, { caller, cacheTags }: Context) => {
    cacheTags.add(`Product:${id}`);
    return { id, slug, name: `${name} (${caller.locale})`, price: { amountMinor: 100, currency: 'RUB' } };
  };
  const ask = async (caller: Identity): Promise<void> => {
    shop.questions += 1;
    await shop.before(caller);
  };
  return {
    Query: {
      async product(_: unknown, { slug }: { slug: string }, context: Context) {
        await ask(context.caller);
        const piece = shop.pieces.get(slug);
        return piece ? shown(piece, context) : null;
      },
      async products(_: unknown, __: unknown, context: Context) {
        await ask(context.caller);
        context.cacheTags.add('Products');
        return { nodes: [...shop.pieces.values()].map((piece) => shown(piece, context)) };
      },
      collections: () => {
        throw new Error('broken');
      },
      async viewer(_: unknown, __: unknown, { caller }: Context) {
        await ask(caller);
        const { accountId: id, displayName, roles } = caller;
        return id === null ? null : { id, displayName, roles, email: `${id}@alexandrite.example` };
      },
    },
    Product: {
      editing: ({ name }: Piece, _: unknown, { caller }: Context) =>
        caller.roles.includes('MANAGER') ? { revision: 7, name: { ru: name, en: name } } : null,
    },
    Mutation: {
      signOut: (_: unknown, __: unknown, { caller, replyHeaders }: Context) => {
        replyHeaders.append('set-cookie', `signed-out=${caller.accountId ?? 'nobody'}`);
        return true;
      },
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Record<string, never> | null | undefined;
}

export interface CachedGateway {
  readonly url: string;
  readonly post: (query: string, given?: Given) => Promise<Answer>;
  readonly get: (query: string, given?: Given) => Promise<Answer>;
  close(): Promise<void>;
}

interface Given {
  readonly variables?: object;
  readonly headers?: Record<string, string>;
}

export interface CachedHouse {
  readonly shop: CachedShop;
  readonly pricing: CachedPricing;
  readonly gateways: readonly CachedGateway[];
  tokenOf(who: Pick<Identity, 'roles'> & { readonly accountId: string }): Promise<string>;
  close(): Promise<void>;
}

/** Gateways over one shop and one Redis. */
export async function openCachedHouse(
  redisUrl: string,
  count: number,
  settings: Partial<CacheSettings> = {},
): Promise<CachedHouse> {
  keepApolloQuiet();
  const shop: CachedShop = {
    pieces: new Map(),
    questions: 0,
    revocations: new RevocationList(),
    before: () => undefined,
  };
  for (const slug of ['ring', 'drop', 'cuff']) shop.pieces.set(slug, { id: `prd_${slug}`, slug, name: slug });
  const pricing: CachedPricing = { silverMinor: 100, endsAt: null, questions: 0 };
  const subgraphs = await Promise.all([
    openShop(shop),
    createSubgraph(await pricingParts(pricing), { service: 'pricing', log, identityKeys: identityKeys.verifying }),
  ]);
  const [shopPort = 0, pricingPort = 0] = await Promise.all(
    subgraphs.map(({ server }) => listen(server, 0, '127.0.0.1')),
  );
  const gateways = await Promise.all(
    Array.from({ length: count }, () =>
      openGateway(redisUrl, { shopPort, pricingPort }, { ...usualCache, ...settings }),
    ),
  );
  return {
    shop,
    pricing,
    gateways,
    tokenOf({ accountId, roles }) {
      const expiresAt = new Date(Date.now() + sessionSeconds * 1_000);
      return signSession(
        { sessionId: newId('ses'), accountId, displayName: accountId, roles, epoch: 0, expiresAt },
        sessionKeys.signing,
      );
    },
    async close() {
      await Promise.all(gateways.map((gateway) => gateway.close()));
      for (const subgraph of subgraphs) {
        subgraph.server.closeAllConnections();
        await closeServer(subgraph.server);
        await subgraph.stop();
      }
    },
  };
}

async function openShop(shop: CachedShop): Promise<Subgraph> {
  return createSubgraph(
    {
      typeDefs: await readFile(new URL('../../../subgraphs/shop/schema.graphql', import.meta.url), 'utf8'),
      resolvers: resolversOf(shop),
      createContext: ({ identity }, replyHeaders, cacheTags) => ({ caller: identity, cacheTags, replyHeaders }),
      eventHandlers: {},
      forGateways: shop.revocations.forGateways,
    },
    { service: 'shop', log, identityKeys: identityKeys.verifying },
  );
}

async function openGateway(
  redisUrl: string,
  { shopPort, pricingPort }: { readonly shopPort: number; readonly pricingPort: number },
  cache: CacheSettings,
): Promise<CachedGateway> {
  const redis = await connectRedis(redisUrl, log);
  const listener = await connectRedis(redisUrl, log);
  const origin = `http://127.0.0.1:${shopPort}`;
  const shopUrl = `${origin}/graphql`;
  const pricingUrl = `http://127.0.0.1:${pricingPort}/graphql`;
  const nobody = 'http://127.0.0.1:1/graphql';
  const gateway = await createGateway({
    log,
    redis,
    listener,
    settings: {
      sessionKeys: sessionKeys.verifying,
      identityKey: identityKeys.signing,
      subgraphUrls: { shop: shopUrl, orders: nobody, pricing: pricingUrl, production: nobody },
      subgraphTimeoutMs: 5_000,
      shopOrigin: origin,
      publicUrl: 'http://localhost:4000',
      pageUrls: ['http://web.alexandrite.example'],
      sandbox: false,
      supergraphFile: undefined,
      cache,
      limits: limitsWithPoints(1_000_000_000),
    },
  });
  const port = await listen(gateway.server, 0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}/graphql`;
  const answerOf = async (response: Response): Promise<Answer> => {
    const text = await response.text();
    const { data } = (text === '' ? {} : JSON.parse(text)) as Partial<Answer>;
    return { status: response.status, headers: response.headers, text, data };
  };
  return {
    url,
    async post(query, { variables = {}, headers = {} } = {}) {
      const body = JSON.stringify({ query, variables });
      const sent = { 'content-type': 'application/json', 'accept-language': 'en', ...headers };
      return answerOf(await fetch(url, { method: 'POST', headers: sent, body }));
    },
    async get(query, { variables, headers = {} } = {}) {
      const search = new URLSearchParams({ query, ...(variables ? { variables: JSON.stringify(variables) } : {}) });
      return answerOf(await fetch(`${url}?${search.toString()}`, { headers: { 'accept-language': 'en', ...headers } }));
    },
    async close() {
      const closed = closeServer(gateway.server);
      await gateway.drain();
      gateway.server.closeAllConnections();
      await closed;
      await gateway.close();
      listener.destroy();
      redis.destroy();
    },
  };
}
