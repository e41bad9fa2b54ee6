import {
  type Attributes,
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import * as Sentry from '@sentry/node';

import { readTraceparent } from './traceparent.ts';

export { endTelemetry } from './ending.ts';

/** W3C trace context as plain text headers: rides in events, jobs and live signals. */
export type TraceCarrier = Readonly<Record<string, string>>;

/** The trace that is running now, to put into something that will be worked on later. */
export function carryTrace(): TraceCarrier {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier;
}

/** What is known of work that goes on with what was carried. */
export interface CarriedWork {
  /** Ids of what it is about: `order.id` finds every trace that touched an order. Nothing about people. */
  readonly attributes?: Attributes;
  /** PRODUCER hands something over for later; CONSUMER, as when left out, takes it up. */
  readonly kind?: 'PRODUCER' | 'CONSUMER';
  /** The queue that it came through, and since when it lay there, in milliseconds since 1970: shown as a span. */
  readonly waited?: { readonly queue: string; readonly since: number };
}

/** Runs work as a span of the trace that caused it. Faults are recorded and thrown on. */
export async function continueTrace<T>(
  name: string,
  carrier: TraceCarrier,
  work: () => Promise<T>,
  { attributes = {}, kind = 'CONSUMER', waited }: CarriedWork = {},
): Promise<T> {
  // It lay with us all the time: it is ours.
  const named = readTraceparent(carrier['traceparent']);
  const parent = named ? trace.setSpanContext(ROOT_CONTEXT, named) : ROOT_CONTEXT;
  const within = waited ? showWait(waited, parent) : parent;
  return runSpan(name, { kind: SpanKind[kind], attributes }, within, work);
}

/** Runs work as a span of the trace that is running now. Faults are recorded and thrown on. */
export async function traced<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  return runSpan(name, { kind: SpanKind.INTERNAL, attributes }, context.active(), work);
}

/** Names the span that is running now by what was asked: `POST` says nothing of an operation. */
export function nameSpan(name: string, attributes: Attributes = {}): void {
  trace.getActiveSpan()?.updateName(name).setAttributes(attributes);
}

/** Tells Sentry about a fault, when it is configured. */
export function reportFault(fault: unknown): void {
  Sentry.captureException(fault);
}

const tracer = () => trace.getTracer('alexandrite');

/** A span for the time that something lay in a queue; what takes it up goes on from there. */
function showWait({ queue, since }: NonNullable<CarriedWork['waited']>, parent: Context): Context {
  // What a process cannot show, it need not make: without a trace to go on with, this would be one of its own.
  if (!trace.getSpanContext(parent)) return parent;
  const attributes = { 'messaging.system': 'bullmq', 'messaging.destination.name': queue };
  const span = tracer().startSpan(
    `wait in ${queue}`,
    { kind: SpanKind.INTERNAL, startTime: since, attributes },
    parent,
  );
  span.end();
  return trace.setSpan(parent, span);
}

async function runSpan<T>(
  name: string,
  options: { readonly kind: SpanKind; readonly attributes: Attributes },
  parent: Context,
  work: () => Promise<T>,
): Promise<T> {
  return tracer().startActiveSpan(name, options, parent, async (span: Span) => {
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
