import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { readSpans, type Span } from './span.ts';

/** Takes the spans that processes export, and keeps them. */
export interface Collector {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly url: string;
  readonly spans: readonly Span[];
  close(): Promise<void>;
}

export async function startCollector(): Promise<Collector> {
  const spans: Span[] = [];
  const server = createServer((request, response) => {
    const take = async (): Promise<void> => {
      spans.push(...readSpans(await json(request)));
      response.setHeader('content-type', 'application/json').end('{}');
    };
    take().catch((fault: unknown) => {
      response.writeHead(400).end(String(fault));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The collector has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    spans,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
