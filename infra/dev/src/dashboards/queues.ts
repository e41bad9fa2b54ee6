import type { Dashboard } from './grafana.ts';
import { quantile, rate, sumBy } from './promql.ts';

/** Events between services, outboxes, scheduled work, and the measuring of models. */
export const queues: Dashboard = {
  name: 'queues',
  title: 'Queues and workers',
  byService: false,
  rows: [
    {
      title: 'Events',
      panels: [
        {
          title: 'Given up',
          description: 'Events that were tried for a quarter of an hour and wait for a person. Any is an alarm.',
          kind: 'stat',
          unit: 'none',
          alarmAt: 1,
          queries: [{ expr: 'max by (service) (event_queue_jobs{state="failed"})', legend: '{{service}}' }],
        },
        {
          title: 'In the queues',
          description: 'Waiting, put off after a failure, and being applied.',
          kind: 'timeseries',
          unit: 'none',
          queries: [
            { expr: 'max by (service, state) (event_queue_jobs{state!="failed"})', legend: '{{service}} {{state}}' },
          ],
        },
        {
          title: 'Age of the oldest event',
          description: 'How long it has waited in its queue, or in an outbox. 60 s and 30 s are alarms.',
          kind: 'timeseries',
          unit: 's',
          alarmAt: 30,
          queries: [
            { expr: 'max by (service) (event_queue_oldest_seconds)', legend: '{{service}} queue' },
            { expr: 'max by (service) (outbox_oldest_seconds)', legend: '{{service}} outbox' },
          ],
        },
        {
          title: 'Applied',
          description: 'A second, by type.',
          kind: 'timeseries',
          unit: 'ops',
          queries: [
            { expr: sumBy('type', rate('event_handled_seconds_count{outcome="applied"}')), legend: '{{type}}' },
          ],
        },
        {
          title: 'Tried again',
          description: 'Tries that failed, and events that came before one that they need, a second.',
          kind: 'timeseries',
          unit: 'ops',
          queries: [
            {
              expr: sumBy('service, outcome', rate('event_handled_seconds_count{outcome!="applied"}')),
              legend: '{{service}} {{outcome}}',
            },
            { expr: sumBy('service', rate('outbox_failed_total')), legend: '{{service}} not handed over' },
          ],
        },
        {
          title: 'Time of an event',
          description: 'To apply it (p95), by service.',
          kind: 'timeseries',
          unit: 's',
          queries: [{ expr: quantile(0.95, 'event_handled_seconds', { by: 'service' }), legend: '{{service}}' }],
        },
        {
          title: 'Outboxes',
          description: 'Documents with something to tell, and entries handed over a second.',
          kind: 'timeseries',
          unit: 'short',
          queries: [
            { expr: 'max by (service) (outbox_waiting)', legend: '{{service}} waiting' },
            { expr: sumBy('kind', rate('outbox_delivered_total')), legend: '{{kind}} a second' },
          ],
        },
        {
          title: 'Scheduled work, since it was last done',
          description: 'Five of its periods are an alarm (ScheduleStands).',
          kind: 'timeseries',
          unit: 's',
          queries: [
            {
              expr: 'time() - max by (schedule) (schedule_last_done_timestamp_seconds)',
              legend: '{{schedule}}',
            },
            { expr: 'max by (schedule) (schedule_every_seconds)', legend: '{{schedule}}: every' },
          ],
        },
        {
          title: 'Scheduled work that failed',
          description: 'Runs a second.',
          kind: 'timeseries',
          unit: 'ops',
          queries: [{ expr: sumBy('schedule', rate('schedule_runs_total{outcome="failed"}')), legend: '{{schedule}}' }],
        },
      ],
    },
    {
      title: 'Measuring models',
      panels: [
        {
          title: 'Models that wait',
          description: 'By state; `failed` are those that came to no end.',
          kind: 'timeseries',
          unit: 'none',
          queries: [{ expr: 'max by (state) (measuring_queue_jobs)', legend: '{{state}}' }],
        },
        {
          title: 'Longest wait',
          description: 'Of a model that is not measured yet. 60 s are an alarm (ModelsWait).',
          kind: 'timeseries',
          unit: 's',
          alarmAt: 60,
          queries: [{ expr: 'max(measuring_oldest_seconds)', legend: 'oldest model' }],
        },
        {
          title: 'Time to measure',
          description: 'Reading the file and finding its volume, p50 and p95.',
          kind: 'timeseries',
          unit: 's',
          queries: [0.5, 0.95].map((q) => ({ expr: quantile(q, 'model_measured_seconds'), legend: `p${q * 100}` })),
        },
        {
          title: 'Measured, and known already',
          description: 'A second, by what came of it.',
          kind: 'timeseries',
          unit: 'ops',
          queries: [
            { expr: sumBy('outcome', rate('models_measured_total')), legend: '{{outcome}}' },
            { expr: sumBy('by', rate('models_reused_total')), legend: 'known by {{by}}' },
          ],
        },
        {
          title: 'Bytes and facets',
          description: 'Measured, a second.',
          kind: 'timeseries',
          unit: 'short',
          queries: [
            { expr: `sum(${rate('model_bytes_total')})`, legend: 'bytes' },
            { expr: `sum(${rate('model_triangles_total')})`, legend: 'facets' },
          ],
        },
        {
          title: 'Lost threads and parked models',
          description: 'Threads ended because a model took too long or too much; models that wait for staff.',
          kind: 'timeseries',
          unit: 'none',
          queries: [
            { expr: 'sum by (why) (increase(measuring_threads_lost_total[30m]))', legend: 'lost in 30 min: {{why}}' },
            { expr: 'max(models_parked)', legend: 'parked' },
          ],
        },
      ],
    },
  ],
};
