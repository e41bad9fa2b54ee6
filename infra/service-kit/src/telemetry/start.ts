import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { GraphQLInstrumentation } from '@opentelemetry/instrumentation-graphql';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { MongooseInstrumentation } from '@opentelemetry/instrumentation-mongoose';
import { RedisInstrumentation } from '@opentelemetry/instrumentation-redis';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { AlwaysOffSampler, NoopSpanProcessor } from '@opentelemetry/sdk-trace';
import * as Sentry from '@sentry/node';
import { carryTraceIds } from './carry-ids.ts';
import { onTelemetryEnd } from './ending.ts';
import { readTelemetryEnvironment } from './env.ts';

/** Starts tracing, and error reports when SENTRY_DSN is given. Call once, before anything else is imported. */
export function startTelemetry(): void {
  const env = readTelemetryEnvironment();
  const sdk = new NodeSDK({
    serviceName: env.serviceName,
    // Where nobody takes them, spans are ids and nothing else.
    ...(env.exportTraces
      ? { traceExporter: new OTLPTraceExporter() }
      : { spanProcessors: [new NoopSpanProcessor()], sampler: new AlwaysOffSampler() }),
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: env.exportTraces ? instrumentations() : [],
  });
  sdk.start();
  if (!env.exportTraces) carryTraceIds();
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

/** What makes spans. */
function instrumentations() {
  return [
    new HttpInstrumentation({
      // Health checks and metric scrapes are no part of any story.
      ignoreIncomingRequestHook: (request) => /^\/(health|metrics)/.test(request.url ?? ''),
      // Whoever has an address of ours with its token may use it.
      redactedQueryParams: ['token'],
      redactedQueryParamsServer: ['token'],
    }),
    new UndiciInstrumentation(),
    new GraphQLInstrumentation({ ignoreTrivialResolveSpans: true, mergeItems: true, allowValues: false }),
    new MongooseInstrumentation({ requireParentSpan: true }),
    new RedisInstrumentation({ requireParentSpan: true }),
  ];
}
