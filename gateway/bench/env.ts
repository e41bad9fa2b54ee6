import { readEnvironment } from '@alexandrite/service-kit/env';
import * as z from 'zod';

/** What the bench tells the contestants that it starts, and what may be told to it. */
export function readBenchEnvironment() {
  return readEnvironment(
    {
      // Addresses of the subgraphs, as JSON.
      BENCH_SUBGRAPHS: z.string().default('{}'),
      // A Redis to use; one is started when left out.
      BENCH_REDIS_URL: z.url().optional(),
    },
    process.env,
  );
}

/** The environment of a contestant: that of the bench, as in production, and where everything is. */
export function contestantEnvironment(given: Readonly<Record<string, string>>): Record<string, string | undefined> {
  return { ...process.env, NODE_ENV: 'production', ...given };
}
