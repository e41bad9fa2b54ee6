import * as z from 'zod';
import { readEnvironment } from '../env/index.ts';
import { readVerifyingKeys, type VerifyingKeys } from '../signing/index.ts';

export interface TelemetryEnvironment {
  readonly serviceName: string;
  readonly exportTraces: boolean;
  readonly sentryDsn: string | undefined;
  readonly nodeEnv: string;
  /** Whether anybody may say which trace a request belongs to: where all clients are ours, on a machine of our own. */
  readonly trustClientTraces: boolean;
  /** By which the gateway's word is known; undefined where it is not taken. */
  readonly identityKeys: VerifyingKeys | undefined;
}

/** Telemetry starts before the service reads its own environment, so it reads what it needs itself. */
export function readTelemetryEnvironment(): TelemetryEnvironment {
  const env = readEnvironment(
    {
      OTEL_SERVICE_NAME: z.string().default('alexandrite'),
      OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
      SENTRY_DSN: z.url().optional(),
      TRUST_CLIENT_TRACES: z.stringbool().default(false),
      IDENTITY_PUBLIC_KEY: z.string().optional(),
      NODE_ENV: z.string().default('production'),
    },
    process.env,
  );
  return {
    serviceName: env.OTEL_SERVICE_NAME,
    exportTraces: env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined,
    sentryDsn: env.SENTRY_DSN,
    nodeEnv: env.NODE_ENV,
    trustClientTraces: env.TRUST_CLIENT_TRACES,
    identityKeys: keysOf(env.IDENTITY_PUBLIC_KEY),
  };
}

/** What is no key the service itself refuses, with everything else that is wrong. */
function keysOf(text: string | undefined): VerifyingKeys | undefined {
  try {
    return text === undefined ? undefined : readVerifyingKeys(text);
  } catch {
    return undefined;
  }
}
