/**
 * The browser's end of a trace, in W3C trace context. What begins and ends here is recorded as user timing: it shows in
 * the browser's own profile, and whoever observes `measure` entries can send it on. Nothing is kept for the others.
 */

/** What is recorded besides name and time. */
export interface TraceDetail {
  /** An operation that somebody asked for, a file that was sent, or a push that arrived. */
  readonly kind: 'operation' | 'upload' | 'push';
  /** Of the span itself. */
  readonly traceparent: string;
  /** Of the span that caused it; null for one that nothing traced has caused. */
  readonly parent: string | null;
}

/** Something that goes on. */
export interface OpenSpan {
  /** The header to send along. */
  readonly traceparent: string;
  /** Records it, from its beginning until now. */
  end(): void;
}

/** Begins a span: a click. @param parent what it is a part of, where there is something */
export function openSpan(name: string, kind: TraceDetail['kind'], parent?: string): OpenSpan {
  const traceparent = childOf(parent);
  const start = performance.now();
  return { traceparent, end: () => record(name, start, { kind, traceparent, parent: parent ?? null }) };
}

/** Records that a push has arrived, as the end of the trace that caused it. */
export function recordPush(name: string, parent: string): void {
  record(name, performance.now(), { kind: 'push', traceparent: childOf(parent), parent });
}

/** A new span of a trace, or of a new trace; sampled, if whoever collects traces takes the word of browsers. */
function childOf(parent: string | undefined): string {
  const traceId = parent?.split('-')[1] ?? randomHex(16);
  return `00-${traceId}-${randomHex(8)}-01`;
}

function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}

function record(name: string, start: number, detail: TraceDetail): void {
  performance.measure(name, { start, end: performance.now(), detail });
  // Observers have it by now; kept, a page that stays open for a week would hold every push that it ever got.
  performance.clearMeasures(name);
}
