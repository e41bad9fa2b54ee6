import { type Context, isSpanContextValid, type SpanContext, trace } from '@opentelemetry/api';

const form = /^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/;

/** What a `traceparent` says (W3C trace context); null when it says nothing. */
export function readTraceparent(text: string | undefined): SpanContext | null {
  const [, traceId, spanId, flags] = form.exec(text ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return null;
  const read = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(read) ? read : null;
}

/** The same the other way round; null where there is no trace. */
export function writeTraceparent(context: Context): string | null {
  const span = trace.getSpanContext(context);
  if (!span || !isSpanContextValid(span)) return null;
  return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`;
}
