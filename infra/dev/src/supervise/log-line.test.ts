import { readLogLine } from './log-line.ts';

const now = new Date('2026-03-02T09:00:00.000Z');

describe('a log line', () => {
  it('shows what matters of a structured line', () => {
    const line = readLogLine(
      '{"level":"info","time":"2026-03-02T10:11:12.345Z","service":"orders","traceId":"4bf9","spanId":"00f0","msg":"order approved","orderId":"ord_1","lines":[1,2]}',
      now,
    );

    expect(line).toEqual({
      time: new Date('2026-03-02T10:11:12.345Z'),
      level: 'info',
      message: 'order approved',
      fields: ['orderId=ord_1', 'lines=[1,2]'],
      details: [],
    });
  });

  it('knows the levels by number as well', () => {
    expect(readLogLine('{"level":40,"time":1772445072345,"pid":7,"hostname":"a","msg":"slow"}', now)).toMatchObject({
      level: 'warn',
      message: 'slow',
      fields: [],
      time: new Date(1_772_445_072_345),
    });
  });

  it('shows the stack of an error below, line by line', () => {
    const text = JSON.stringify({
      level: 'error',
      err: { type: 'Error', message: 'no', stack: 'Error: no\n    at a.ts:1' },
    });

    expect(readLogLine(text, now)).toMatchObject({
      message: 'no',
      fields: [],
      details: ['Error: no', '    at a.ts:1'],
    });
  });

  it('shortens a field that nobody reads to its end', () => {
    const [field] = readLogLine(JSON.stringify({ level: 'info', msg: 'x', query: 'q'.repeat(500) }), now).fields;

    expect(field).toHaveLength('query='.length + 121);
  });

  it('takes everything else for plain text, without its colours', () => {
    expect(readLogLine('\u001B[32m ✓ Ready\u001B[39m in 1s', now)).toMatchObject({
      level: 'info',
      message: ' ✓ Ready in 1s',
      time: now,
    });
    expect(readLogLine('{"not":"a log line"}', now).message).toBe('{"not":"a log line"}');
    expect(readLogLine('{ broken', now).message).toBe('{ broken');
    expect(readLogLine('9731:M 21 Nov 2026 21:39:14.467 # Ready', now).message).toBe('Ready');
  });
});
