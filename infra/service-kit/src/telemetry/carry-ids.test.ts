import { createServer, get, type Server } from 'node:http';
import { context, propagation, trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { closeServer, listen } from '../http/index.ts';
import { BelievedPropagator } from './believed-propagator.ts';
import { carryTraceIds } from './carry-ids.ts';
import { carryTrace } from './index.ts';

/** The header by which a request is known to be ours here. */
const ours = 'x-ours';

const given = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('trace ids where nobody takes traces', () => {
  const sdk = new NodeSDK({
    textMapPropagator: new BelievedPropagator((read) => read(ours) === 'yes'),
    autoDetectResources: false,
    spanProcessors: [],
    metricReaders: [],
    logRecordProcessors: [],
  });
  let inner: Server;
  let outer: Server;
  let url: string;
  beforeAll(async () => {
    sdk.start();
    carryTraceIds();
    inner = createServer((request, response) => {
      response.end(JSON.stringify({ ...carryTrace(), heard: request.headers['traceparent'] }));
    });
    const innerUrl = `http://127.0.0.1:${await listen(inner, 0, '127.0.0.1')}`;
    outer = createServer((request, response) => {
      if (request.url === '/fetch') {
        void fetch(innerUrl, { headers: { [ours]: 'yes' } }).then(async (answer) => response.end(await answer.text()));
      } else get(innerUrl, { headers: { [ours]: 'yes' } }, (answer) => answer.pipe(response));
    });
    url = `http://127.0.0.1:${await listen(outer, 0, '127.0.0.1')}`;
  });
  afterAll(async () => {
    await Promise.all([closeServer(outer), closeServer(inner)]);
    await sdk.shutdown();
    trace.disable();
    propagation.disable();
    context.disable();
  });

  const ask = async (path: string, headers: Record<string, string> = {}) =>
    (await (await fetch(url + path, { headers })).json()) as { traceparent: string; heard: string };
  const traceOf = (traceparent: string): string | undefined => traceparent.split('-')[1];

  it.each(['/fetch', '/http'])('go from service to service with what is asked: %s', async (path) => {
    const { traceparent, heard } = await ask(path, { traceparent: given, [ours]: 'yes' });
    expect(traceOf(heard)).toBe(traceOf(given));
    expect(traceOf(traceparent)).toBe(traceOf(given));
    // Each service has a span id of its own, and says that it is not kept.
    expect(heard).toMatch(/-00$/);
    expect(new Set([given, heard, traceparent].map((text) => text.split('-')[2])).size).toBe(3);
  });

  it('are not what a stranger says', async () => {
    const { traceparent, heard } = await ask('/fetch', { traceparent: given, tracestate: 'a=b', baggage: 'c=d' });
    expect(traceOf(heard)).not.toBe(traceOf(given));
    expect(traceOf(traceparent)).toBe(traceOf(heard));
  });

  it('begin where nobody gives one, each request its own', async () => {
    const [one, other] = [await ask('/fetch'), await ask('/fetch')];
    expect(traceOf(one.heard)).toMatch(/^[\da-f]{32}$/);
    expect(traceOf(one.traceparent)).toBe(traceOf(one.heard));
    expect(traceOf(one.heard)).not.toBe(traceOf(other.heard));
  });

  it('are not upset by a caller who sends something else', async () => {
    expect(traceOf((await ask('/fetch', { traceparent: 'nonsense' })).heard)).toMatch(/^[\da-f]{32}$/);
  });
});
