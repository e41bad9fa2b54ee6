import { z } from 'zod';

/** A span as everything here needs it. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  /** null for the beginning of a trace. */
  readonly parentId: string | null;
  readonly name: string;
  readonly service: string;
  /** Milliseconds since 1970, with fractions. */
  readonly start: number;
  readonly end: number;
  /** What made it: a library's instrumentation, or `alexandrite` for the house's own. */
  readonly scope: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const attribute = z.object({ key: z.string(), value: z.looseObject({ stringValue: z.string().optional() }) });
const otlp = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(attribute) }),
      scopeSpans: z.array(
        z.object({
          scope: z.object({ name: z.string() }),
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              startTimeUnixNano: z.string(),
              endTimeUnixNano: z.string(),
              attributes: z.array(attribute),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** Reads what an exporter sends (OTLP over HTTP, as JSON). Throws when it is something else. */
export function readSpans(body: unknown): readonly Span[] {
  return otlp.parse(body).resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = texts(resource.attributes)['service.name'] ?? 'unknown';
    return scopeSpans.flatMap(({ scope, spans }) =>
      spans.map((span): Span => ({
        traceId: span.traceId,
        spanId: span.spanId,
        // Some exporters say by an empty text that there is none.
        parentId: span.parentSpanId === '' ? null : (span.parentSpanId ?? null),
        name: span.name,
        service,
        start: milliseconds(span.startTimeUnixNano),
        end: milliseconds(span.endTimeUnixNano),
        scope: scope.name,
        attributes: texts(span.attributes),
      })),
    );
  });
}

function texts(attributes: readonly z.infer<typeof attribute>[]): Record<string, string> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? '']));
}

/** Nanoseconds since 1970 do not fit into a number; milliseconds with fractions do, to a quarter of a microsecond. */
function milliseconds(nanoseconds: string): number {
  return Number(BigInt(nanoseconds) / 1_000n) / 1_000;
}
