import {
  databaseEnvironment,
  readEnvironment,
  serviceEnvironment,
  subgraphEnvironment,
} from '@alexandrite/service-kit/env';
import * as z from 'zod';

export type ProductionEnvironment = ReturnType<typeof readProductionEnvironment>;

/** Reads what the production service needs; throws an EnvironmentError that lists everything that is wrong. */
export function readProductionEnvironment(source: Readonly<Record<string, string | undefined>> = process.env) {
  return readEnvironment(
    {
      ...subgraphEnvironment,
      ...databaseEnvironment,
      PORT: serviceEnvironment.PORT.default(4004),
      INTERNAL_PORT: serviceEnvironment.INTERNAL_PORT.default(9404),
      RELEASE_WINDOW: z.coerce.number().int().positive().default(10),
    },
    source,
  );
}
