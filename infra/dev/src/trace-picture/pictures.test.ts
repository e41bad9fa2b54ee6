import { drawLanes } from './lanes-picture.ts';
import { readSpans, type Span } from './span.ts';
import { treeOf } from './tree.ts';
import { drawWaterfall } from './waterfall-picture.ts';

const aSpan = (spanId: string, parentId: string | null, given: Partial<Span> = {}): Span => ({
  traceId: 't',
  spanId,
  parentId,
  name: `span ${spanId}`,
  service: 'orders',
  start: 1_000,
  end: 1_010,
  scope: 'alexandrite',
  attributes: {},
  ...given,
});

const database = { 'db.system.name': 'mongodb' };
const spans = [
  aSpan('root', null, { service: 'browser', scope: 'operation', end: 1_200 }),
  aSpan('click', 'root', { service: 'browser', scope: 'operation', name: 'Order <now>' }),
  aSpan('asked', 'click', { service: 'gateway', start: 1_002 }),
  aSpan('found', 'asked', { name: 'find orders', attributes: database, start: 1_004, end: 1_006 }),
  aSpan('push', 'asked', { service: 'browser', scope: 'push', start: 1_150, end: 1_150 }),
];
const tree = treeOf([...spans, aSpan('else', null, { traceId: 'other' })], 't');

describe('a trace', () => {
  it('is a tree of its spans, and says what it lacks', () => {
    expect(tree.roots.map(({ spanId }) => spanId)).toEqual(['root']);
    expect(tree.orphans).toEqual([]);
    expect(treeOf(spans.slice(2), 't').orphans.map(({ spanId }) => spanId)).toEqual(['asked']);
  });

  it('is read as exporters send it', () => {
    const attributes = [{ key: 'service.name', value: { stringValue: 'orders' } }];
    const sent = {
      traceId: 't',
      spanId: 's',
      parentSpanId: '',
      name: 'find',
      startTimeUnixNano: '1795316311065123456',
      endTimeUnixNano: '1795316311066123456',
      attributes: [],
    };
    const body = {
      resourceSpans: [{ resource: { attributes }, scopeSpans: [{ scope: { name: 'x' }, spans: [sent] }] }],
    };
    const [span] = readSpans(body);
    expect(span).toMatchObject({ service: 'orders', parentId: null });
    expect((span?.end ?? 0) - (span?.start ?? 0)).toBeCloseTo(1, 3);
  });
});

describe('the pictures of a trace', () => {
  const lanes = drawLanes(tree, 'One order', ['orders']);
  const [, click] = tree.spans;
  const waterfall = drawWaterfall(tree, click ?? aSpan('none', null), 'A click');

  it('hold every span but the whole: each has a bar that says what it is', () => {
    for (const { name } of spans.slice(1)) expect(lanes).toContain(name.replace('<now>', '&lt;now&gt;'));
  });

  it('draw questions to databases upon who asks them, and end with the push', () => {
    expect(waterfall).toContain('<title>find orders</title>');
    expect(waterfall.match(/browser: span push/g)).not.toBeNull();
    expect(waterfall).toContain('150 ms from the click to the last push');
  });

  it('are well-formed, and legible on dark pages, too', () => {
    for (const drawn of [lanes, waterfall]) {
      expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
      expect(drawn).toContain('prefers-color-scheme: dark');
      expect(drawn).not.toContain('<now>');
    }
  });
});
