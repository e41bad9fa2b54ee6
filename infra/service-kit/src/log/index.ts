import { context, trace } from '@opentelemetry/api';
import pino from 'pino';
import { personalFields, removePersonal } from './remove-personal.ts';
import { removed, scrubLine } from './scrub-text.ts';

export type Log = pino.Logger;
export { warnSeldom } from './warn-seldom.ts';

/**
 * Structured logs, one JSON object a line, with the ids of the trace that the line belongs to. Fields that could hold a
 * person's data or a secret are emptied, and texts lose what could be one: links what follows their question mark.
 * @param service name of the service, on every line.
 */
export function createLog(service: string, level: string, destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: removePersonal },
    // What a child log says on every line passes no formatter.
    redact: { paths: personalFields.map((field) => `["${field}"]`), censor: removed },
    // Whatever way it came in: a message, a fault's text, its causes.
    hooks: { streamWrite: scrubLine },
    serializers: { err: (fault: Error) => removePersonal({ ...pino.stdSerializers.err(fault) }) },
    mixin() {
      const span = trace.getSpanContext(context.active());
      return span ? { traceId: span.traceId, spanId: span.spanId } : {};
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
