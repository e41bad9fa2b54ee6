import * as z from 'zod';
import { readEnvironment } from '../env/index.ts';

interface TelemetryEnvironment {
  readonly serviceName: string;
  readonly exportTraces: boolean;
  readonly sentryDsn: string | undefined;
  readonly nodeEnv: string;
}

/** Telemetry starts before the service reads its own environment, so it reads what it needs itself. */
export function readTelemetryEnvironment(): TelemetryEnvironment {
  const env = readEnvironment(
    {
      OTEL_SERVICE_NAME: z.string().default('alexandrite'),
      OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
      SENTRY_DSN: z.url().optional(),
      NODE_ENV: z.string().default('production'),
    },
    process.env,
  );
  return {
    serviceName: env.OTEL_SERVICE_NAME,
    exportTraces: env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined,
    sentryDsn: env.SENTRY_DSN,
    nodeEnv: env.NODE_ENV,
  };
}
