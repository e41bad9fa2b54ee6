import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import * as Sentry from '@sentry/node';

export { endTelemetry } from './ending.ts';

/** W3C trace context as plain text headers: rides in events, jobs and live signals. */
export type TraceCarrier = Readonly<Record<string, string>>;

/** The trace that is running now, to put into something that will be worked on later. */
export function carryTrace(): TraceCarrier {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier;
}

/** Runs work as a span of the trace that caused it. Faults are recorded and thrown on. */
export async function continueTrace<T>(name: string, carrier: TraceCarrier, work: () => Promise<T>): Promise<T> {
  const parent = propagation.extract(ROOT_CONTEXT, carrier);
  const tracer = trace.getTracer('alexandrite');
  return tracer.startActiveSpan(name, { kind: SpanKind.CONSUMER }, parent, async (span) => {
    try {
      return await work();
    } catch (fault) {
      span.recordException(fault instanceof Error ? fault : String(fault));
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw fault;
    } finally {
      span.end();
    }
  });
}

/** Tells Sentry about a fault, when it is configured. */
export function reportFault(fault: unknown): void {
  Sentry.captureException(fault);
}
