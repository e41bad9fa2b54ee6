import {
  databaseEnvironment,
  readEnvironment,
  serviceEnvironment,
  subgraphEnvironment,
} from '@alexandrite/service-kit/env';
import * as z from 'zod';

export type OrdersEnvironment = ReturnType<typeof readOrdersEnvironment>;

/** Reads what the orders service needs; throws an EnvironmentError that lists everything that is wrong. */
export function readOrdersEnvironment(source: Readonly<Record<string, string | undefined>> = process.env) {
  return readEnvironment(
    {
      ...subgraphEnvironment,
      ...databaseEnvironment,
      PORT: serviceEnvironment.PORT.default(4002),
      INTERNAL_PORT: serviceEnvironment.INTERNAL_PORT.default(9402),
      PIECES_PER_DAY: z.coerce.number().int().positive().default(20),
      APPROVAL_TOTAL_LIMIT_MINOR: z.coerce.number().int().positive().default(500_000_00),
      APPROVAL_DAYS_OF_LOAD: z.coerce.number().int().positive().default(15),
    },
    source,
  );
}
