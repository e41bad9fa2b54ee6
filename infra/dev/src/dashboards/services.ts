import type { Dashboard } from './grafana.ts';
import { quantile, rate, sumBy } from './promql.ts';

const chosen = '{service=~"$service"}';

/** Golden signals of every process. */
export const services: Dashboard = {
  name: 'services',
  title: 'Services',
  byService: true,
  rows: [
    {
      title: 'At a glance',
      panels: [
        {
          title: 'Processes that answer',
          description: 'Each process that is scraped, and whether it answered.',
          kind: 'stat',
          unit: 'none',
          queries: [{ expr: `sum by (service) (up{job="alexandrite", service=~"$service"})`, legend: '{{service}}' }],
          width: 12,
        },
        {
          title: 'Alerts that fire',
          description: 'By name; each says itself what to do. None is what it should be.',
          kind: 'stat',
          unit: 'none',
          queries: [{ expr: 'count by (alertname) (ALERTS{alertstate="firing"})', legend: '{{alertname}}' }],
          alarmAt: 1,
          width: 12,
        },
      ],
    },
    {
      title: 'Rate, errors, latency',
      panels: [
        {
          title: 'Operations',
          description: 'Answered by subgraphs, a second.',
          kind: 'timeseries',
          unit: 'reqps',
          queries: [
            { expr: sumBy('service', rate(`subgraph_operation_seconds_count${chosen}`)), legend: '{{service}}' },
          ],
        },
        {
          title: 'Faults',
          description: 'Share of operations that failed by a fault of ours. 1 % is an alarm (SubgraphFaults).',
          kind: 'timeseries',
          unit: 'percentunit',
          alarmAt: 0.01,
          queries: [
            {
              expr: `${sumBy('service', rate('subgraph_operation_seconds_count{service=~"$service", outcome="failed"}'))} / ${sumBy('service', rate(`subgraph_operation_seconds_count${chosen}`))}`,
              legend: '{{service}}',
            },
          ],
        },
        {
          title: 'Time of an operation',
          description: 'Ninety-nine in a hundred are faster. One second is an alarm (SubgraphSlow).',
          kind: 'timeseries',
          unit: 's',
          alarmAt: 1,
          queries: [
            {
              expr: quantile(0.5, 'subgraph_operation_seconds', { by: 'service', where: chosen }),
              legend: '{{service}} p50',
            },
            {
              expr: quantile(0.99, 'subgraph_operation_seconds', { by: 'service', where: chosen }),
              legend: '{{service}} p99',
            },
          ],
        },
      ],
    },
    {
      title: 'Saturation',
      panels: [
        {
          title: 'Processor',
          description: 'A process of Node has one core. Pricing workers have a second thread and are meant to use it.',
          kind: 'timeseries',
          unit: 'percentunit',
          alarmAt: 0.95,
          queries: [{ expr: rate(`process_cpu_seconds_total${chosen}`), legend: '{{service}} {{instance}}' }],
        },
        {
          title: 'Event loop, how late',
          description: 'How long a process computes at a stretch and answers nobody (p99). 0.2 s is an alarm.',
          kind: 'timeseries',
          unit: 's',
          alarmAt: 0.2,
          queries: [{ expr: `nodejs_eventloop_lag_p99_seconds${chosen}`, legend: '{{service}} {{instance}}' }],
        },
        {
          title: 'Memory',
          description: 'Resident. 1.5 GB is an alarm (MemoryHigh).',
          kind: 'timeseries',
          unit: 'bytes',
          alarmAt: 1.5e9,
          queries: [{ expr: `process_resident_memory_bytes${chosen}`, legend: '{{service}} {{instance}}' }],
        },
        {
          title: 'Collecting garbage',
          description: 'Share of the time.',
          kind: 'timeseries',
          unit: 'percentunit',
          queries: [{ expr: sumBy('service', rate(`nodejs_gc_duration_seconds_sum${chosen}`)), legend: '{{service}}' }],
        },
        {
          title: 'Open files',
          description: 'Share of what the system allows; each socket is one.',
          kind: 'timeseries',
          unit: 'percentunit',
          alarmAt: 0.8,
          queries: [
            { expr: `process_open_fds${chosen} / process_max_fds${chosen}`, legend: '{{service}} {{instance}}' },
          ],
        },
        {
          title: 'Commands to databases',
          description: 'A second, by service.',
          kind: 'timeseries',
          unit: 'ops',
          queries: [{ expr: sumBy('service', rate(`mongo_commands_total${chosen}`)), legend: '{{service}}' }],
        },
      ],
    },
  ],
};
