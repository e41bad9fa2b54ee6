import { serverBounds } from '@alexandrite/contracts/bounds/servers';
import { privateKey, publicKeys, readEnvironment, serviceEnvironment } from '@alexandrite/service-kit/env';
import type { SigningKey, VerifyingKeys } from '@alexandrite/service-kit/signing';
import * as z from 'zod';
import { type CacheSettings, usualCache } from './cache/cache-settings.ts';
import type { ResilienceLimits } from './graph/resilience/limits.ts';
import type { SubgraphName } from './graph/subgraphs/subgraph-names.ts';
import { limitShape, readLimits } from './limits/limit-environment.ts';
import type { LimitSettings } from './limits/limit-settings.ts';

const address = z.url({ protocol: /^https?$/ });

const megabyte = 1024 * 1024;

const shape = {
  ...serviceEnvironment,
  PORT: serviceEnvironment.PORT.default(4000),
  INTERNAL_PORT: serviceEnvironment.INTERNAL_PORT.default(9400),
  // Who asks is signed with it, for each subgraph: no other service has it.
  IDENTITY_PRIVATE_KEY: privateKey,
  // By which the shop's sessions and partner keys are known: nothing here can make one.
  SESSION_PUBLIC_KEY: publicKeys,
  SHOP_URL: address,
  ORDERS_URL: address,
  PRICING_URL: address,
  PRODUCTION_URL: address,
  GATEWAY_PUBLIC_URL: address,
  WEB_PUBLIC_URL: address,
  ADMIN_PUBLIC_URL: address,
  // How long a subgraph may take to answer, in milliseconds.
  SUBGRAPH_TIMEOUT_MS: z.coerce.number().int().min(100).max(120_000).default(10_000),
  // What everybody may see is kept in this process (0 to keep nothing) and in Redis, so many megabytes of it.
  CACHE_MEMORY_MB: z.coerce
    .number()
    .int()
    .min(0)
    .max(4_096)
    .default(usualCache.localBytes / megabyte),
  CACHE_REDIS_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_536)
    .default(usualCache.redisBytes / megabyte),
  // How long browsers and a CDN may keep it without asking, in seconds: a change is seen that much later.
  CACHE_EDGE_SECONDS: z.coerce.number().int().min(0).max(3_600).default(usualCache.edgeSeconds),
  ...limitShape,
  // Connections that one address may have open, proxies of ours excepted.
  CONNECTIONS_PER_ADDRESS: z.coerce.number().int().min(1).default(serverBounds.gatewayConnectionsOfAddress.limit),
  // Sandbox and introspection, for developers; closed unless it is said.
  SANDBOX: z.stringbool().default(false),
  // The composed graph; the committed one when left out.
  SUPERGRAPH_FILE: z.string().min(1).optional(),
  // What of it partners see; the committed contract when left out.
  PARTNER_SCHEMA_FILE: z.string().min(1).optional(),
};

export type GatewayEnvironment = ReturnType<typeof readGatewayEnvironment>;

/** Reads what the gateway needs. Throws an EnvironmentError that lists everything that is wrong. */
export function readGatewayEnvironment(source: Readonly<Record<string, string | undefined>> = process.env) {
  return readEnvironment(shape, source);
}

/** What the gateway is built for. */
export interface GatewaySettings {
  /** By which sessions and partner keys are known. */
  readonly sessionKeys: VerifyingKeys;
  /** By which subgraphs are told who asks. */
  readonly identityKey: SigningKey;
  readonly subgraphUrls: Readonly<Record<SubgraphName, string>>;
  readonly subgraphTimeoutMs: number;
  /** How a sick subgraph is spared, where it is not as usual. */
  readonly resilience?: Partial<ResilienceLimits>;
  /** How answers that everybody may see are kept; they are computed each time when this is left out. */
  readonly cache?: CacheSettings;
  /** How much callers may ask for; as usual when this is left out. */
  readonly limits?: LimitSettings;
  /** Connections that one address may have open; as usual when this is left out. */
  readonly connectionsPerAddress?: number;
  /** Where the shop's own HTTP server is: uploads, pictures and model files. */
  readonly shopOrigin: string;
  readonly publicUrl: string;
  /** Pages that may talk to the gateway with a person's cookie. */
  readonly pageUrls: readonly string[];
  /** Whether there is a Sandbox, and anybody may look at the schema. */
  readonly sandbox: boolean;
  /** The composed graph; undefined for the committed one. */
  readonly supergraphFile: string | undefined;
  /** What of it partners see; undefined for the committed contract. */
  readonly partnerSchemaFile?: string | undefined;
}

export function settingsOf(env: GatewayEnvironment): GatewaySettings {
  return {
    sessionKeys: env.SESSION_PUBLIC_KEY,
    identityKey: env.IDENTITY_PRIVATE_KEY,
    subgraphUrls: {
      shop: env.SHOP_URL,
      orders: env.ORDERS_URL,
      pricing: env.PRICING_URL,
      production: env.PRODUCTION_URL,
    },
    subgraphTimeoutMs: env.SUBGRAPH_TIMEOUT_MS,
    cache: {
      ...usualCache,
      localBytes: env.CACHE_MEMORY_MB * megabyte,
      redisBytes: env.CACHE_REDIS_MB * megabyte,
      edgeSeconds: env.CACHE_EDGE_SECONDS,
    },
    limits: readLimits(env),
    connectionsPerAddress: env.CONNECTIONS_PER_ADDRESS,
    shopOrigin: new URL(env.SHOP_URL).origin,
    publicUrl: env.GATEWAY_PUBLIC_URL,
    pageUrls: [env.WEB_PUBLIC_URL, env.ADMIN_PUBLIC_URL],
    sandbox: env.SANDBOX,
    supergraphFile: env.SUPERGRAPH_FILE,
    partnerSchemaFile: env.PARTNER_SCHEMA_FILE,
  };
}

/** @apollo/gateway reports figures to its maker unless this is set; nothing of ours leaves the house unasked. */
export function keepApolloQuiet(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
}
