import type { Attributes } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import { scrubText, scrubValue } from '../log/scrub-text.ts';

/** Attributes that say something of a person, or hold what lets somebody in. */
const dropped = [
  'client.address',
  'client.port',
  'http.client_ip',
  'net.peer.ip',
  'net.peer.port',
  'network.peer.address',
  'network.peer.port',
  'user_agent.original',
  'http.user_agent',
  'url.query',
];

/** Sends spans off without secrets and personal data: their attributes, and the faults that they tell of. */
export class ScrubbedExporter implements SpanExporter {
  readonly #inner: SpanExporter;

  constructor(inner: SpanExporter) {
    this.#inner = inner;
  }

  export(spans: ReadableSpan[], done: Parameters<SpanExporter['export']>[1]): void {
    for (const span of spans) {
      scrub(span.attributes);
      for (const { attributes } of span.events) if (attributes) scrub(attributes);
      if (span.status.message !== undefined) span.status.message = scrubText(span.status.message);
    }
    this.#inner.export(spans, done);
  }

  shutdown(): Promise<void> {
    return this.#inner.shutdown();
  }

  async forceFlush(): Promise<void> {
    await this.#inner.forceFlush?.();
  }
}

function scrub(attributes: Attributes): void {
  for (const name of dropped) Reflect.deleteProperty(attributes, name);
  for (const [name, value] of Object.entries(attributes)) attributes[name] = scrubValue(value);
}
