import {
  type Context,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
  trace,
} from '@opentelemetry/api';
import { readTraceparent, writeTraceparent } from './traceparent.ts';

/** The header that holds a trace; no other is read or sent, and no baggage. */
const header = 'traceparent';

/** Whether a request comes from a service of ours. @param read gives its headers */
export type IsOurs = (read: (name: string) => string | undefined) => boolean;

/**
 * Traces over HTTP. A request goes on with the trace that it names when a service of ours has sent it; any other begins
 * a trace of its own, which we sample as we like: what strangers write would else stand in our traces, events and logs.
 */
export class BelievedPropagator implements TextMapPropagator {
  readonly #isOurs: IsOurs;

  constructor(isOurs: IsOurs) {
    this.#isOurs = isOurs;
  }

  inject<Carrier>(context: Context, carrier: Carrier, setter: TextMapSetter<Carrier>): void {
    const written = writeTraceparent(context);
    if (written !== null) setter.set(carrier, header, written);
  }

  extract<Carrier>(context: Context, carrier: Carrier, getter: TextMapGetter<Carrier>): Context {
    const read = (name: string): string | undefined => {
      const said = getter.get(carrier, name);
      return typeof said === 'string' ? said : undefined;
    };
    const named = readTraceparent(read(header));
    return named && this.#isOurs(read) ? trace.setSpanContext(context, named) : context;
  }

  fields(): string[] {
    return [header];
  }
}
