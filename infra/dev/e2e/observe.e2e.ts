import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { metricNames, metricOf } from '../src/alerts/metric-names.ts';
import { readAlerts } from '../src/alerts/rules.ts';
import { expressionsOf } from '../src/dashboards/expressions.ts';
import { dashboards } from '../src/dashboards/index.ts';
import { readLogFiles } from '../src/order-log/read-log-files.ts';
import { selectLines } from '../src/order-log/select-lines.ts';
import { repositoryRoot } from '../src/paths.ts';
import { findPrometheus, howToGetPrometheus } from '../src/provide/prometheus.ts';
import { type RunningStack, startStack } from '../src/stack/start-stack.ts';
import { type Collector, startCollector } from '../src/trace-picture/collector.ts';
import { exportingTo, type GatheredTrace, gatherTrace } from '../src/trace-picture/gather.ts';
import type { Span } from '../src/trace-picture/span.ts';
import { torusStl } from './support/torus-stl.ts';

const prometheus = await findPrometheus('prometheus', console.log);
if (prometheus === null) console.log(`Not tested with Prometheus. ${howToGetPrometheus}`);
const withPrometheus = prometheus === null ? it.skip : it;

const services = ['gateway', 'shop', 'orders', 'pricing', 'pricing-worker', 'production'];

let stack: RunningStack;
let collector: Collector;
let dataDir: string;
let gathered: GatheredTrace;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'alexandrite-observe-'));
  collector = await startCollector();
  const env = exportingTo(collector);
  stack = await startStack({ portBase: 4_100, dataDir, apps: false, observe: true, env });
  gathered = await gatherTrace(stack, collector, torusStl());
});

afterAll(async () => {
  await stack.stop();
  await collector.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the trace of an order', () => {
  it('is one tree from the first click to the last push, with nothing missing', () => {
    const { roots, orphans } = gathered.tree;
    expect(roots.map(({ name }) => name)).toEqual(['an order, from its model to its delivery']);
    expect(orphans.map(({ service, name }) => `${service}: ${name}`)).toEqual([]);
  });

  it('goes through every service, the queues, Redis and the databases', () => {
    const { spans } = gathered.tree;
    expect(new Set(spans.map(({ service }) => service))).toEqual(new Set(['browser', ...services]));
    const systems = new Set(
      spans.map(({ attributes }) => attributes['db.system.name'] ?? attributes['messaging.system']),
    );
    for (const system of ['mongodb', 'redis', 'bullmq']) expect(systems).toContain(system);
    expect(spans.map(({ name }) => name)).toContain('geometry, in a thread of its own');
  });

  it('ends in the browser: each push is the effect of a click', () => {
    const { spans } = gathered.tree;
    const byId = new Map(spans.map((span) => [span.spanId, span]));
    const causes = (span: Span): string[] => {
      const parent = span.parentId === null ? undefined : byId.get(span.parentId);
      return parent ? [`${parent.service}: ${parent.name}`, ...causes(parent)] : [];
    };
    const pushes = spans.filter(({ scope }) => scope === 'push');
    expect(pushes.length).toBeGreaterThan(8);
    const shipped = pushes.filter((push) => causes(push).includes('browser: AdvanceWorkOrder'));
    expect(shipped.map(causes)).toContainEqual(
      expect.arrayContaining([
        'gateway: push orderUpdated',
        'orders: signal Order',
        'orders: consume work-order.shipped.v1',
        'orders: wait in events-orders',
        'production: send work-order.shipped.v1',
        'gateway: mutation AdvanceWorkOrder',
        'browser: AdvanceWorkOrder',
      ]),
    );
  });

  it('is the only one that has to do with the order', () => {
    const elsewhere = collector.spans.filter(
      ({ attributes, traceId }) => attributes['order.id'] === gathered.orderId && traceId !== gathered.traceId,
    );
    expect(elsewhere).toEqual([]);
  });

  it('tells nobody the tokens of addresses', () => {
    const told = collector.spans.flatMap(({ attributes }) => Object.values(attributes));
    expect(told.filter((text) => /eyJ|alexandrite-demo/.test(text))).toEqual([]);
  });
});

describe('the log of an order', () => {
  it('is found by its number, over all services that had to do with it', async () => {
    const lines = selectLines(await readLogFiles(dataDir), gathered.orderNumber);
    const said = new Set(lines.map(({ process }) => process.replace(/-\d+$/, '')));
    expect(said).toEqual(new Set(services));
    for (const { fields } of lines) expect(fields).toHaveProperty('traceId');
    const applied = lines.map(({ fields }) => fields['type']);
    for (const type of ['model.uploaded.v1', 'quote.ready.v1', 'order.approved.v1', 'work-order.shipped.v1'])
      expect(applied).toContain(type);
  });
});

describe('the metrics', () => {
  it('are there that alerts and dashboards ask for', async () => {
    const exposed = await exposedMetrics();
    const alerts = (await readAlerts(repositoryRoot)).flatMap((group) => group.alerts).map(({ expr }) => expr);
    const asked = [...alerts, ...dashboards.flatMap(expressionsOf)].flatMap(metricNames);
    expect([...new Set(asked.map((name) => metricOf(name, exposed)))].filter((name) => !exposed.has(name))).toEqual([]);
  });

  withPrometheus('are scraped from every process, by a Prometheus that has taken every rule', async () => {
    const targets = await waitFor(
      '/api/v1/targets',
      z.object({ activeTargets: z.array(z.object({ health: z.string(), labels: z.object({ service: z.string() }) })) }),
      ({ activeTargets }) => activeTargets.length > 0 && activeTargets.every(({ health }) => health === 'up'),
    );
    expect(new Set(targets.activeTargets.map(({ labels }) => labels.service))).toEqual(new Set(services));
    const { groups } = await waitFor(
      '/api/v1/rules',
      z.object({ groups: z.array(z.object({ rules: z.array(z.object({ name: z.string(), health: z.string() })) })) }),
      (found) => found.groups.every(({ rules }) => rules.every(({ health }) => health !== 'unknown')),
    );
    const rules = groups.flatMap((group) => group.rules);
    const alerts = (await readAlerts(repositoryRoot)).flatMap((group) => group.alerts);
    expect(rules.map(({ name }) => name).sort()).toEqual(alerts.map(({ alert }) => alert).sort());
    expect(rules.filter(({ health }) => health !== 'ok')).toEqual([]);
  });

  withPrometheus('tell of the order that was just made', async () => {
    const figures = await waitFor(
      `/api/v1/query?query=${encodeURIComponent('sum(orders_reached_total{status="CLOSED"})')}`,
      z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
      ({ result }) => result.length > 0,
    );
    expect(figures.result[0]?.value[1]).toBe('1');
  });

  withPrometheus('are asked for by dashboards in words that Prometheus understands', async () => {
    for (const expression of dashboards.flatMap(expressionsOf)) {
      const query = expression.replaceAll('$__rate_interval', '1m').replaceAll('$service', '.+');
      const response = await fetch(`${stack.urls.prometheus}/api/v1/query?query=${encodeURIComponent(query)}`);
      expect([expression, response.status]).toEqual([expression, 200]);
    }
  });
});

/** Names of all metrics of all processes, as `# TYPE` tells them. */
async function exposedMetrics(): Promise<ReadonlySet<string>> {
  const running = Object.values(await stack.processes());
  const texts = await Promise.all(
    running.flatMap(({ internalPort }) =>
      internalPort === null ? [] : [fetch(`http://127.0.0.1:${internalPort}/metrics`).then((answer) => answer.text())],
    ),
  );
  return new Set(texts.flatMap((text) => [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name ?? '')));
}

/** Asks Prometheus until its answer fits: it scrapes four times a minute. */
async function waitFor<Shape extends z.ZodType>(
  address: string,
  shape: Shape,
  fits: (found: z.infer<Shape>) => boolean,
): Promise<z.infer<Shape>> {
  const end = Date.now() + 90_000;
  for (;;) {
    const answer = z.object({ data: z.unknown() }).parse(await (await fetch(stack.urls.prometheus + address)).json());
    const found = shape.parse(answer.data);
    if (fits(found)) return found;
    if (Date.now() > end) throw new Error(`Prometheus goes on saying ${JSON.stringify(found)} at ${address}`);
    await pause(500);
  }
}
