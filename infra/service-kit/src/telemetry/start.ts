import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { GraphQLInstrumentation } from '@opentelemetry/instrumentation-graphql';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { MongooseInstrumentation } from '@opentelemetry/instrumentation-mongoose';
import { RedisInstrumentation } from '@opentelemetry/instrumentation-redis';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { NoopSpanProcessor } from '@opentelemetry/sdk-trace';
import * as Sentry from '@sentry/node';
import { onTelemetryEnd } from './ending.ts';
import { readTelemetryEnvironment } from './env.ts';

/** Starts tracing, and error reports when SENTRY_DSN is given. Call once, before anything else is imported. */
export function startTelemetry(): void {
  const env = readTelemetryEnvironment();
  const sdk = new NodeSDK({
    serviceName: env.serviceName,
    ...(env.exportTraces ? { traceExporter: new OTLPTraceExporter() } : { spanProcessors: [new NoopSpanProcessor()] }),
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [
      new HttpInstrumentation({
        // Health checks and metric scrapes are no part of any story.
        ignoreIncomingRequestHook: (request) => /^\/(health|metrics)/.test(request.url ?? ''),
      }),
      new UndiciInstrumentation(),
      new GraphQLInstrumentation({ ignoreTrivialResolveSpans: true, mergeItems: true, allowValues: false }),
      new MongooseInstrumentation({ requireParentSpan: true }),
      new RedisInstrumentation({ requireParentSpan: true }),
    ],
  });
  sdk.start();
  onTelemetryEnd(() => sdk.shutdown());
  if (env.sentryDsn) {
    // Tracing is OpenTelemetry's alone; Sentry takes the errors.
    Sentry.init({
      dsn: env.sentryDsn,
      environment: env.nodeEnv,
      enableOpenTelemetrySetup: false,
    });
    onTelemetryEnd(() => Sentry.close());
  }
}
