import {
  databaseEnvironment,
  readEnvironment,
  serviceEnvironment,
  storageEnvironment,
} from '@alexandrite/service-kit/env';
import * as z from 'zod';

const shared = {
  ...databaseEnvironment,
  QUOTE_VALID_HOURS: z.coerce.number().positive().default(72),
  MODEL_WAIT_HOURS: z.coerce.number().positive().default(2),
};

export type PricingEnvironment = ReturnType<typeof readPricingEnvironment>;

/** Reads what the pricing service needs; throws an EnvironmentError that lists everything that is wrong. */
export function readPricingEnvironment(source: Readonly<Record<string, string | undefined>> = process.env) {
  return readEnvironment(
    {
      ...serviceEnvironment,
      ...shared,
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
    { HOST, LOG_LEVEL, REDIS_URL, ...shared, ...storageEnvironment, INTERNAL_PORT: INTERNAL_PORT.default(9413) },
    source,
  );
}
