/**
 * Preloaded before a service (`node --import @alexandrite/service-kit/telemetry/register`), because the instrumentation
 * has to stand before the libraries that it watches. Traces are exported when OTEL_EXPORTER_OTLP_ENDPOINT is given;
 * without it the trace ids still run through logs, headers and queues.
 */
import { register } from 'import-in-the-middle/register-hooks.mjs';
import { startTelemetry } from './start.ts';

// Only what is instrumented is wrapped: wrapping everything slows the start and breaks some modules.
register({ include: ['mongoose', 'redis', '@redis/client', 'graphql', 'http', 'node:http'] });
startTelemetry();
