import { context, trace, TraceFlags } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { createLog, type Log } from './index.ts';

type Line = Readonly<Record<string, unknown>>;

/** A log and the lines written to it. */
function aLog(level = 'info'): { log: Log; lines: Line[]; text: () => string } {
  const written: string[] = [];
  const lines: Line[] = [];
  const log = createLog('orders', level, {
    write(line) {
      written.push(line);
      lines.push(JSON.parse(line) as Line);
    },
  });
  return { log, lines, text: () => written.join('') };
}

describe('the log', () => {
  it('writes one object a line, with level, service and time as texts', () => {
    const { log, lines } = aLog();
    log.warn({ orderId: 'ord_1' }, 'late');
    expect(lines).toEqual([
      {
        level: 'warn',
        service: 'orders',
        orderId: 'ord_1',
        msg: 'late',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as unknown,
      },
    ]);
  });

  it('stays silent below its level', () => {
    const { log, lines } = aLog('warn');
    log.info('ready');
    expect(lines).toEqual([]);
  });

  it('removes personal fields at every depth, in lists too', () => {
    const { log, text } = aLog();
    log.info({
      email: 'anna@example.org',
      account: { displayName: 'Anna', id: 'acc_1' },
      order: { delivery: { recipient: 'Anna', phone: '+7' } },
      job: { input: { order: { lines: [{ to: { address: 'Nevsky 1', postcode: '190000' } }] } } },
      request: { headers: { Authorization: 'Bearer abc', cookie: 'session=abc' } },
    });
    expect(text()).not.toMatch(/anna|\+7|nevsky|190000|abc/i);
    expect(text()).toContain('acc_1');
  });

  it('removes personal fields that a fault carries', () => {
    const { log, lines, text } = aLog();
    const fault = Object.assign(new Error('no'), { keyValue: { email: 'anna@example.org' }, code: 11_000 });
    log.error({ err: fault }, 'not saved');
    expect(text()).not.toContain('anna');
    expect(lines[0]).toMatchObject({ err: { type: 'Error', message: 'no', code: 11_000 } });
  });

  it('removes personal fields from what a child log says on every line', () => {
    const { log, text } = aLog();
    log.child({ email: 'anna@example.org', requestId: 'r1' }).info('asked');
    expect(text()).not.toContain('anna');
    expect(text()).toContain('r1');
  });

  it('leaves what was logged as it was', () => {
    const { log } = aLog();
    const account = { email: 'anna@example.org' };
    log.info({ account });
    expect(account.email).toBe('anna@example.org');
  });

  it('bears an object that holds itself', () => {
    const { log, lines } = aLog();
    const ring: Record<string, unknown> = { id: 'ring_1' };
    ring['self'] = ring;
    log.info({ ring }, 'round');
    expect(lines[0]).toMatchObject({ msg: 'round', ring: { id: 'ring_1' } });
  });

  it('keeps moments and other values readable', () => {
    const { log, lines } = aLog();
    log.info({ dueAt: new Date('2026-03-02T09:00:00.000Z'), nothing: null, pieces: 3 });
    expect(lines[0]).toMatchObject({ dueAt: '2026-03-02T09:00:00.000Z', nothing: null, pieces: 3 });
  });

  describe('inside a trace', () => {
    const sdk = new NodeSDK({
      autoDetectResources: false,
      spanProcessors: [],
      metricReaders: [],
      logRecordProcessors: [],
    });
    beforeAll(() => {
      sdk.start();
    });
    afterAll(async () => {
      await sdk.shutdown();
      context.disable();
    });

    it('names the trace and the span that a line belongs to', () => {
      const { log, lines } = aLog();
      const ids = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
      const span = trace.wrapSpanContext({ ...ids, traceFlags: TraceFlags.SAMPLED });
      context.with(trace.setSpan(context.active(), span), () => {
        log.info('inside');
      });
      log.info('outside');
      expect(lines[0]).toMatchObject(ids);
      expect(lines[1]).not.toHaveProperty('traceId');
    });
  });
});
