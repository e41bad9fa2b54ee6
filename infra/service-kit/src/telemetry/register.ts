/**
 * Preloaded before a service (`node --import @alexandrite/service-kit/telemetry/register`), because the instrumentation
 * has to stand before the libraries that it watches. Traces are exported when OTEL_EXPORTER_OTLP_ENDPOINT is given;
 * without it the trace ids still run through logs, headers and queues.
 */
import { register } from 'node:module';
import { createAddHookMessageChannel } from 'import-in-the-middle';
import { startTelemetry } from './start.ts';

// Only the libraries instrumented below are wrapped: wrapping everything slows the start and breaks some modules.
const { registerOptions, waitForAllMessagesAcknowledged } = createAddHookMessageChannel();
register('import-in-the-middle/hook.mjs', import.meta.url, registerOptions);
startTelemetry();
await waitForAllMessagesAcknowledged();
