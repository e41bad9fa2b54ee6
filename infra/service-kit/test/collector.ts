import { createServer } from 'node:http';
import { closeServer, Deadlines, listen, readBody } from '../src/http/index.ts';

/** A span as the OpenTelemetry protocol writes it in JSON, as far as the tests look. */
export interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** Which instrumentation made it. */
  readonly scope: string;
  readonly service: string;
  readonly attributes?: readonly { readonly key: string; readonly value: unknown }[];
  readonly links?: readonly { readonly traceId: string }[];
}

interface Batch {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue?: string } }[] };
    readonly scopeSpans: readonly {
      readonly scope: { readonly name: string };
      readonly spans: readonly Omit<SentSpan, 'scope' | 'service'>[];
    }[];
  }[];
}

/** Takes traces as a collector does, over OTLP/HTTP in JSON. */
export async function openCollector(): Promise<{ url: string; spans: SentSpan[]; close: () => Promise<void> }> {
  const spans: SentSpan[] = [];
  const arrival = new Deadlines(15_000);
  const server = createServer((request, response) => {
    void readBody(request, 50_000_000, arrival).then((body) => {
      const { resourceSpans } = JSON.parse(body) as Batch;
      for (const { resource, scopeSpans } of resourceSpans) {
        const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
        for (const { scope, spans: sent } of scopeSpans) {
          spans.push(...sent.map((span) => ({ ...span, scope: scope.name, service })));
        }
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  const port = await listen(server, 0, '127.0.0.1');
  return { url: `http://127.0.0.1:${port}`, spans, close: () => closeServer(server) };
}
