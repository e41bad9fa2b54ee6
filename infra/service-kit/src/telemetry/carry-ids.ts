import { subscribe } from 'node:diagnostics_channel';
import { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, Server } from 'node:http';
import {
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  type TextMapSetter,
  trace,
  TraceFlags,
} from '@opentelemetry/api';
import { RandomIdGenerator } from '@opentelemetry/sdk-trace';

const ids = new RandomIdGenerator();

/**
 * The context of a request, made when somebody asks what is in it: most requests that are answered from memory are
 * over before.
 */
class RequestContext implements Context {
  /** Not the request: what is begun within it and outlives it would hold on to its socket. */
  readonly #headers: IncomingHttpHeaders;
  #made: Context | undefined;

  constructor({ headers }: IncomingMessage) {
    this.#headers = headers;
  }

  get #context(): Context {
    return (this.#made ??= traceOf(this.#headers));
  }

  getValue(key: symbol): unknown {
    return this.#context.getValue(key);
  }

  setValue(key: symbol, value: unknown): Context {
    return this.#context.setValue(key, value);
  }

  deleteValue(key: symbol): Context {
    return this.#context.deleteValue(key);
  }
}

/** The trace that a request belongs to: the caller's, else a new one. */
function traceOf(headers: IncomingHttpHeaders): Context {
  const given = headers['traceparent'] === undefined ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, headers);
  const traceId = trace.getSpanContext(given)?.traceId ?? ids.generateTraceId();
  return trace.setSpanContext(given, { traceId, spanId: ids.generateSpanId(), traceFlags: TraceFlags.NONE });
}

/** A question of undici's, as far as it is told; the type is the channel's. */
interface AskedByUndici {
  addHeader(name: string, value: string): unknown;
}

const intoUndici: TextMapSetter<AskedByUndici> = { set: (request, name, value) => void request.addHeader(name, value) };
const intoHttp: TextMapSetter<ClientRequest> = { set: (request, name, value) => void request.setHeader(name, value) };

/**
 * Carries trace ids from requests that come in to those that go out, and to the log, and does nothing else: what is
 * left of tracing where nobody takes the spans. The instrumentations make as many attributes of a span that is thrown
 * away as of one that is kept, which costs more than a small answer. Call once, when propagation is set up.
 */
export function carryTraceIds(): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own server below
  const { emit } = Server.prototype;
  Server.prototype.emit = function emitWithin(this: Server, event: string, ...given: unknown[]): boolean {
    const pass = (): boolean => Reflect.apply(emit, this, [event, ...given]) as boolean; // that of any emitter
    // What a server emits with a request is that request.
    return event === 'request' ? context.with(new RequestContext(given[0] as IncomingMessage), pass) : pass();
  };
  subscribe('undici:request:create', (message) => {
    const { request } = message as { readonly request: AskedByUndici }; // what undici documents for the channel
    propagation.inject(context.active(), request, intoUndici);
  });
  subscribe('http.client.request.created', (message) => {
    const { request } = message as { readonly request: ClientRequest }; // what Node documents for the channel
    if (!request.headersSent) propagation.inject(context.active(), request, intoHttp);
  });
}
