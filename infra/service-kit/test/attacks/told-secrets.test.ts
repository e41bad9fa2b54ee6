import { createServer, type Server } from 'node:http';
import { closeServer, Deadlines, listen, readBody } from '../../src/http/index.ts';
import { type ServiceProcess, waitUntil } from '../../src/testing/index.ts';
import { startBareService } from '../bare-service.ts';
import { openCollector } from '../collector.ts';

/** Takes reports as Sentry does; each is an envelope of lines. */
async function openReports(): Promise<{ readonly server: Server; readonly dsn: string; readonly envelopes: string[] }> {
  const [envelopes, arrival] = [[] as string[], new Deadlines(15_000)];
  const server = createServer((request, response) => {
    void readBody(request, 10_000_000, arrival).then((body) => {
      envelopes.push(body);
      response.writeHead(200).end('{}');
    });
  });
  const port = await listen(server, 0, '127.0.0.1');
  return { server, dsn: `http://key@127.0.0.1:${port}/1`, envelopes };
}

/** What none of a request may be told to anybody. */
const secrets = /s3cret|anna|921|Bearer s|cook1e|203\.0\.113|crawler/i;

/** A service tells its log, a collector of traces and a collector of faults what happened; all three are real. */
describe('what a request holds', () => {
  let service: ServiceProcess;
  let port: number;
  let collector: Awaited<ReturnType<typeof openCollector>>;
  let reports: Awaited<ReturnType<typeof openReports>>;
  beforeAll(async () => {
    collector = await openCollector();
    reports = await openReports();
    ({ service, port } = await startBareService({
      SENTRY_DSN: reports.dsn,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: '100',
      OTEL_SERVICE_NAME: 'bare',
    }));
    const path = '/uploads/mdl_1?token=s3cret&email=anna@example.org&phone=%2B79211234567';
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer s3cret',
        cookie: 'alexandrite_session=cook1e',
        'user-agent': 'crawler of anna@example.org',
        'x-forwarded-for': '203.0.113.7',
        'x-note': 'call +7 921 123-45-67',
      },
      body: '{"password":"s3cret"}',
    });
    expect(answer.status).toBe(500);
  }, 60_000);
  afterAll(async () => {
    await service.kill();
    await collector.close();
    await closeServer(reports.server);
  });

  it('is not in the log, which says what happened and where all the same', async () => {
    const line = await service.said('could not answer /uploads/mdl_1?[removed]');
    expect(line).toMatchObject({ level: 'error', url: '/uploads/mdl_1?[removed]' });
    expect(JSON.stringify(line['err'])).toMatch('no such address: /uploads/mdl_1?[removed]');
    expect(JSON.stringify(service.lines)).not.toMatch(secrets);
  });

  it('is not in the trace', async () => {
    const span = await waitUntil('its span', () => collector.spans.find(({ name }) => name.startsWith('POST')));
    const attributes = JSON.stringify(span.attributes);
    expect(attributes).toMatch('/uploads/mdl_1');
    expect(JSON.stringify(collector.spans)).not.toMatch(secrets);
  });

  it('is not in the report of the fault, which says nothing of requests, people, machines and what came before', async () => {
    const envelope = await waitUntil('the report', () => reports.envelopes.find((text) => text.includes('no such')));
    const [, , event = ''] = envelope.split('\n');
    const report = JSON.parse(event) as Record<string, unknown> & { exception: { values: { value: string }[] } };
    expect(report.exception.values.map(({ value }) => value)).toEqual([
      'asked by Bearer [removed]',
      'no such address: /uploads/mdl_1?[removed]',
    ]);
    expect(Object.keys(report).toSorted()).toEqual(
      ['contexts', 'environment', 'event_id', 'exception', 'level', 'platform', 'sdk', 'tags', 'timestamp'].filter(
        (key) => key in report,
      ),
    );
    expect(report['tags']).toEqual({ service: 'bare' });
    for (const text of reports.envelopes) expect(text).not.toMatch(secrets);
  });
});

describe('a trace that a stranger names', () => {
  const theirs = '0af7651916cd43dd8448eb211c80319c';
  const headers = {
    traceparent: `00-${theirs}-b7ad6b7169203331-01`,
    tracestate: 'stranger=yes',
    baggage: 'account=somebody',
    'x-alexandrite-identity': 'eyJhbGciOiJFZERTQSJ9.e30.AAAA',
  };

  it('is not gone on with, at most linked to', async () => {
    const collector = await openCollector();
    const { service, port } = await startBareService({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: '100',
    });
    const carried = (await (await fetch(`http://127.0.0.1:${port}/trace`, { headers })).json()) as Record<
      string,
      string
    >;
    expect(Object.keys(carried)).toEqual(['traceparent']);
    expect(carried['traceparent']).not.toMatch(theirs);
    const span = await waitUntil('its span', () => collector.spans.find(({ links }) => (links ?? []).length > 0));
    expect(carried['traceparent']).toMatch(span.traceId);
    expect(span.parentSpanId ?? '').toBe('');
    expect(span.links?.map(({ traceId }) => traceId)).toEqual([theirs]);
    expect(JSON.stringify(collector.spans)).not.toMatch(/stranger=yes|somebody/);
    await service.kill();
    await collector.close();
  }, 60_000);

  it('is not kept by those of us who record nothing', async () => {
    const { service, port } = await startBareService();
    const text = await (await fetch(`http://127.0.0.1:${port}/trace`, { headers })).text();
    expect(text).toMatch(/^\{"traceparent":"00-[\da-f]{32}-[\da-f]{16}-00"\}$/);
    expect(text).not.toMatch(theirs);
    await service.kill();
  }, 60_000);
});
