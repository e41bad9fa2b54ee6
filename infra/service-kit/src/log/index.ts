import { context, trace } from '@opentelemetry/api';
import pino from 'pino';

export type Log = pino.Logger;

/** Fields that could hold a person's data or a secret never reach a log, wherever they stand in the logged object. */
const personal = [
  'password',
  'token',
  'email',
  'displayName',
  'recipient',
  'phone',
  'address',
  'postcode',
  'authorization',
  'cookie',
];

/**
 * Structured logs, one JSON object a line, with the ids of the trace that the line belongs to.
 * @param service name of the service, on every line.
 */
export function createLog(service: string, level: string, destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[removed]' },
    mixin() {
      const span = trace.getSpanContext(context.active());
      return span ? { traceId: span.traceId, spanId: span.spanId } : {};
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
