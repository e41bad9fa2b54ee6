import * as Sentry from '@sentry/node';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { GraphQLInstrumentation } from '@opentelemetry/instrumentation-graphql';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { MongooseInstrumentation } from '@opentelemetry/instrumentation-mongoose';
import { RedisInstrumentation } from '@opentelemetry/instrumentation-redis';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { AlwaysOffSampler, NoopSpanProcessor } from '@opentelemetry/sdk-trace';
import { IncomingMessage } from 'node:http';
import { type Span } from '@opentelemetry/api';
import { BelievedPropagator, type IsOurs } from './believed-propagator.ts';
import { carryTraceIds } from './carry-ids.ts';
import { onTelemetryEnd } from './ending.ts';
import { startErrorReports } from './error-reports.ts';
import { ScrubbedExporter } from './scrubbed-exporter.ts';
import { sentByGateway } from './sent-by-gateway.ts';
import { readTraceparent } from './traceparent.ts';
import { readTelemetryEnvironment, type TelemetryEnvironment } from './env.ts';

/** Starts tracing, and error reports when SENTRY_DSN is given. Call once, before anything else is imported. */
export function startTelemetry(): void {
  const env = readTelemetryEnvironment();
  const sdk = new NodeSDK({
    serviceName: env.serviceName,
    textMapPropagator: new BelievedPropagator(believed(env)),
    // Where nobody takes them, spans are ids and nothing else.
    ...(env.exportTraces
      ? { traceExporter: new ScrubbedExporter(new OTLPTraceExporter()) }
      : { spanProcessors: [new NoopSpanProcessor()], sampler: new AlwaysOffSampler() }),
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: env.exportTraces ? instrumentations() : [],
  });
  sdk.start();
  if (!env.exportTraces) carryTraceIds();
  onTelemetryEnd(() => sdk.shutdown());
  if (env.sentryDsn) {
    startErrorReports(env.sentryDsn, env.nodeEnv, env.serviceName);
    onTelemetryEnd(() => Sentry.close());
  }
}

/**
 * Whose traces are gone on with. Who can verify the gateway's signature is asked by the gateway; the gateway itself is
 * asked by strangers.
 */
function believed({ trustClientTraces, identityKeys }: TelemetryEnvironment): IsOurs {
  if (trustClientTraces) return () => true;
  return identityKeys ? sentByGateway(identityKeys) : () => false;
}

/** A trace that a stranger names is not gone on with, but can be found from ours. */
function linkToTheirs(span: Span, { headers }: IncomingMessage): void {
  const said = headers['traceparent'];
  const theirs = readTraceparent(typeof said === 'string' ? said : undefined);
  if (theirs && theirs.traceId !== span.spanContext().traceId) span.addLink({ context: theirs });
}

/** What makes spans. */
function instrumentations() {
  return [
    new HttpInstrumentation({
      // Health checks and metric scrapes are no part of any story.
      ignoreIncomingRequestHook: (request) => /^\/(health|metrics)/.test(request.url ?? ''),
      requestHook: (span, request) => {
        if (request instanceof IncomingMessage) linkToTheirs(span, request);
      },
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
