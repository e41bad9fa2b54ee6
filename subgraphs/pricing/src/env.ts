import {
  databaseEnvironment,
  readEnvironment,
  serviceEnvironment,
  storageEnvironment,
  subgraphEnvironment,
} from '@alexandrite/service-kit/env';
import * as z from 'zod';
import { hardLimitBeyondMs, usualWorkerLimits, type WorkerLimits } from './workers/worker-limits.ts';

const shared = {
  ...databaseEnvironment,
  QUOTE_VALID_HOURS: z.coerce.number().positive().default(72),
  MODEL_WAIT_HOURS: z.coerce.number().positive().default(2),
};

/** Of one model, in a worker of 1.5 GB of memory. */
const measuring = {
  MEASURING_SECONDS: z.coerce
    .number()
    .positive()
    .default(usualWorkerLimits.model.maxMilliseconds / 1_000),
  MEASURING_FILE_BYTES: z.coerce.number().int().positive().default(usualWorkerLimits.model.maxFileBytes),
  MEASURING_TRIANGLES: z.coerce.number().int().positive().default(usualWorkerLimits.model.maxTriangles),
  MEASURING_SURFACE_BYTES: z.coerce.number().int().positive().default(usualWorkerLimits.model.maxSurfaceBytes),
  MEASURING_HEAP_MB: z.coerce.number().int().min(16).default(usualWorkerLimits.thread.heapMegabytes),
};

export type PricingEnvironment = ReturnType<typeof readPricingEnvironment>;

/** Reads what the pricing service needs; throws an EnvironmentError that lists everything that is wrong. */
export function readPricingEnvironment(source: Readonly<Record<string, string | undefined>> = process.env) {
  return readEnvironment(
    {
      ...subgraphEnvironment,
      ...shared,
      SHOW_COST: z.stringbool().default(false),
      PORT: serviceEnvironment.PORT.default(4003),
      INTERNAL_PORT: serviceEnvironment.INTERNAL_PORT.default(9403),
    },
    source,
  );
}

/** Reads what a pricing worker needs; it serves no graph, so it has no port but the internal one. */
export function readWorkerEnvironment(source: Readonly<Record<string, string | undefined>> = process.env) {
  const { HOST, LOG_LEVEL, REDIS_URL, INTERNAL_PORT } = serviceEnvironment;
  return readEnvironment(
    {
      HOST,
      LOG_LEVEL,
      REDIS_URL,
      ...shared,
      ...storageEnvironment,
      ...measuring,
      INTERNAL_PORT: INTERNAL_PORT.default(9413),
    },
    source,
  );
}

/** How much one model may take of a worker. */
export function workerLimits(env: ReturnType<typeof readWorkerEnvironment>): WorkerLimits {
  const maxMilliseconds = env.MEASURING_SECONDS * 1_000;
  return {
    model: {
      maxFileBytes: env.MEASURING_FILE_BYTES,
      maxTriangles: env.MEASURING_TRIANGLES,
      maxSurfaceBytes: env.MEASURING_SURFACE_BYTES,
      maxMilliseconds,
    },
    // A while longer: a model looks at its own limit first, and says so in an orderly way.
    thread: { heapMegabytes: env.MEASURING_HEAP_MB, hardLimitMs: maxMilliseconds + hardLimitBeyondMs },
  };
}
