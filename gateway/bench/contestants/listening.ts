import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import type { SubgraphName } from '../../src/graph/subgraphs/subgraph-names.ts';
import { readBenchEnvironment } from '../env.ts';

const addresses = z.object({ shop: z.url(), orders: z.url(), pricing: z.url(), production: z.url() });

/** Addresses of the bench's subgraphs. */
export function subgraphUrls(): Readonly<Record<SubgraphName, string>> {
  return addresses.parse(JSON.parse(readBenchEnvironment().BENCH_SUBGRAPHS));
}

/** Address of the bench's Redis. */
export const redisUrl = (): string => z.url().parse(readBenchEnvironment().BENCH_REDIS_URL);

/**
 * Listens, tells the bench where, and from then on how much of the processor this process has used, in microseconds,
 * whenever it asks.
 */
export async function announce(server: Server): Promise<void> {
  server.keepAliveTimeout = 65_000;
  if (!server.listening) {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  }
  // A server that listens on TCP answers an AddressInfo.
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: user + system, memory: process.memoryUsage.rss() });
  });
  process.on('disconnect', () => process.exit());
}
