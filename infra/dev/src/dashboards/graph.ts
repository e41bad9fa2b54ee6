import type { Dashboard } from './grafana.ts';
import { quantile, rate, sumBy } from './promql.ts';

const all = (counter: string): string => `sum(${rate(counter)})`;

/** What callers feel: the gateway, its cache, live connections, and its limits. */
export const graph: Dashboard = {
  name: 'graph',
  title: 'Graph',
  byService: false,
  rows: [
    {
      title: 'Operations',
      panels: [
        {
          title: 'Answers',
          description: 'From the cache and computed, a second.',
          kind: 'timeseries',
          unit: 'reqps',
          queries: [
            { expr: all('gateway_cache_hits_total'), legend: 'from the cache' },
            { expr: sumBy('type', rate('gateway_operations_total{channel!="live"}')), legend: '{{type}}' },
          ],
        },
        {
          title: 'Answers that lack something',
          description: 'Share of computed answers that failed (no data) or lack a part. 5 % is an alarm.',
          kind: 'timeseries',
          unit: 'percentunit',
          alarmAt: 0.05,
          queries: [
            {
              expr: `${sumBy('outcome', rate('gateway_operations_total{type!="none", outcome!="ok"}'))} / ignoring(outcome) group_left() ${all('gateway_operations_total{type!="none"}')}`,
              legend: '{{outcome}}',
            },
          ],
        },
        {
          title: 'Time of an answer',
          description: 'Of computed answers, for callers over HTTP. 2 s is an alarm (OperationsSlow).',
          kind: 'timeseries',
          unit: 's',
          alarmAt: 2,
          queries: [0.5, 0.99].map((q) => ({
            expr: quantile(q, 'gateway_operation_seconds', { by: 'type', where: '{channel!="live"}' }),
            legend: `{{type}} p${q * 100}`,
          })),
        },
        {
          title: 'Time of subgraphs',
          description: 'How long the gateway waits for each (p99).',
          kind: 'timeseries',
          unit: 's',
          queries: [{ expr: quantile(0.99, 'gateway_subgraph_seconds', { by: 'subgraph' }), legend: '{{subgraph}}' }],
        },
        {
          title: 'Questions without an answer',
          description: 'Questions that a subgraph did not answer, and those that it was spared, a second.',
          kind: 'timeseries',
          unit: 'reqps',
          queries: [
            { expr: sumBy('subgraph', rate('gateway_subgraph_failures_total')), legend: '{{subgraph}} unanswered' },
            {
              expr: sumBy('subgraph, reason', rate('gateway_subgraph_rejections_total')),
              legend: '{{subgraph}} spared: {{reason}}',
            },
            { expr: sumBy('outcome', rate('gateway_subgraph_retries_total')), legend: 'tried again: {{outcome}}' },
          ],
        },
        {
          title: 'Open breakers',
          description: '1 while the gateway leaves a subgraph alone.',
          kind: 'timeseries',
          unit: 'none',
          alarmAt: 1,
          queries: [{ expr: 'max by (subgraph) (gateway_subgraph_breaker{state="open"})', legend: '{{subgraph}}' }],
        },
      ],
    },
    {
      title: 'Too much to do',
      panels: [
        {
          title: 'Under way, and how much may be',
          description: 'The limit follows from how late answers become; near it, ordinary operations are refused.',
          kind: 'timeseries',
          unit: 'none',
          queries: [
            { expr: 'gateway_operations_under_way', legend: 'under way {{instance}}' },
            { expr: 'gateway_operations_limit', legend: 'limit {{instance}}' },
          ],
        },
        {
          title: 'Refused',
          description: 'Because there is too much to do, and because a caller asks too much, a second.',
          kind: 'timeseries',
          unit: 'reqps',
          queries: [
            { expr: sumBy('kind', rate('gateway_shed_total')), legend: 'too much to do: {{kind}}' },
            { expr: sumBy('by, what', rate('gateway_rate_limited_total')), legend: '{{by}}: {{what}}' },
            { expr: sumBy('by', rate('gateway_cost_limited_total')), legend: '{{by}}: one costs too much' },
          ],
        },
        {
          title: 'What operations cost',
          description: 'In points, by kind of caller (p95).',
          kind: 'timeseries',
          unit: 'short',
          queries: [{ expr: quantile(0.95, 'gateway_operation_cost', { by: 'by' }), legend: '{{by}}' }],
        },
      ],
    },
    {
      title: 'Cache',
      panels: [
        {
          title: 'Found',
          description: 'Share of what was looked up. Below a half for long is an alarm (CacheMisses).',
          kind: 'timeseries',
          unit: 'percentunit',
          queries: [
            {
              expr: `${sumBy('layer', rate('gateway_cache_hits_total'))} / ignoring(layer) group_left() (${all('gateway_cache_hits_total')} + ${all('gateway_cache_misses_total')})`,
              legend: '{{layer}}',
            },
          ],
        },
        {
          title: 'Purged and stored',
          description: 'Answers dropped because something that they are made of changed, and answers stored, a second.',
          kind: 'timeseries',
          unit: 'ops',
          queries: [
            { expr: all('cache_purged_answers_total'), legend: 'dropped' },
            { expr: sumBy('outcome', rate('gateway_cache_stores_total')), legend: '{{outcome}}' },
          ],
        },
        {
          title: 'Size',
          description: 'What stored answers take.',
          kind: 'timeseries',
          unit: 'bytes',
          queries: [{ expr: 'max by (layer, instance) (gateway_cache_bytes)', legend: '{{layer}} {{instance}}' }],
        },
      ],
    },
    {
      title: 'Live',
      panels: [
        {
          title: 'Followers',
          description: 'Connections, subscriptions, and distinct subscriptions: only those are computed.',
          kind: 'timeseries',
          unit: 'none',
          queries: [
            { expr: sumBy('transport', 'gateway_sockets'), legend: '{{transport}}' },
            { expr: 'sum(gateway_subscriptions)', legend: 'subscriptions' },
            { expr: 'sum(gateway_live_streams)', legend: 'distinct ones' },
          ],
        },
        {
          title: 'Pushes',
          description: 'Sent, computed, and left out because a later state took their place, a second.',
          kind: 'timeseries',
          unit: 'ops',
          queries: [
            { expr: all('gateway_pushes_total'), legend: 'pushed' },
            { expr: all('gateway_live_computations_total'), legend: 'computed' },
            { expr: all('gateway_live_coalesced_total'), legend: 'coalesced' },
          ],
        },
        {
          title: 'Ended and resumed',
          description: 'Connections that the gateway ended, and subscriptions that went on after a break, a second.',
          kind: 'timeseries',
          unit: 'ops',
          queries: [
            { expr: sumBy('reason', rate('gateway_live_dropped_total')), legend: 'ended: {{reason}}' },
            { expr: sumBy('outcome', rate('gateway_live_resumes_total')), legend: '{{outcome}}' },
          ],
        },
      ],
    },
  ],
};
