import { context, propagation, trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { carryTrace, continueTrace, nameSpan, traced } from './index.ts';

const finished: ReadableSpan[] = [];
const collector = {
  onStart: () => undefined,
  onEnd: (span: ReadableSpan) => void finished.push(span),
  forceFlush: async () => undefined,
  shutdown: async () => undefined,
};

describe('a trace', () => {
  const sdk = new NodeSDK({
    autoDetectResources: false,
    spanProcessors: [collector],
    metricReaders: [],
    logRecordProcessors: [],
  });
  beforeAll(() => {
    sdk.start();
  });
  beforeEach(() => {
    finished.length = 0;
  });
  afterAll(async () => {
    await sdk.shutdown();
    trace.disable();
    propagation.disable();
    context.disable();
  });

  it('goes on from what was carried, though the work is done elsewhere and later', async () => {
    const carrier = trace.getTracer('test').startActiveSpan('request', (span) => {
      span.end();
      return carryTrace();
    });
    const inside = await continueTrace('consume', carrier, async () => carryTrace());
    const [request, consume] = finished;
    expect(consume?.spanContext().traceId).toBe(request?.spanContext().traceId);
    expect(consume?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
    expect(inside['traceparent']).toContain(consume?.spanContext().spanId);
  });

  it('does not go on from the work that happens to run now', async () => {
    await trace.getTracer('test').startActiveSpan('unrelated', async (span) => {
      await continueTrace('consume', {}, async () => undefined);
      span.end();
    });
    const [consume, unrelated] = finished;
    expect(consume?.spanContext().traceId).not.toBe(unrelated?.spanContext().traceId);
  });

  it('shows how long something lay in a queue, between what sent it and what took it up', async () => {
    const carrier = await traced('send', {}, async () => carryTrace());
    const waited = { queue: 'events-orders', since: Date.now() - 1_000 };
    await continueTrace('consume', carrier, async () => undefined, { waited });
    const [send, wait, consume] = finished;
    expect(wait).toMatchObject({ name: 'wait in events-orders', attributes: { 'messaging.system': 'bullmq' } });
    expect(wait?.parentSpanContext?.spanId).toBe(send?.spanContext().spanId);
    expect(consume?.parentSpanContext?.spanId).toBe(wait?.spanContext().spanId);
  });

  it('names what is asked once that is known', async () => {
    await traced('POST', {}, async () => {
      nameSpan('mutation SubmitOrder', { 'order.id': 'ord_1' });
    });
    expect(finished[0]).toMatchObject({ name: 'mutation SubmitOrder', attributes: { 'order.id': 'ord_1' } });
  });

  it('records a fault and throws it on', async () => {
    const fault = new Error('no kiln');
    await expect(continueTrace('consume', {}, () => Promise.reject(fault))).rejects.toBe(fault);
    const [span] = finished;
    expect(span?.events[0]?.attributes?.['exception.message']).toBe('no kiln');
    expect(span?.status.code).toBe(2);
  });
});
