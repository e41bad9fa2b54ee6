import type { Dashboard } from './grafana.ts';
import { quantile, rate, sumBy } from './promql.ts';

/** What customers and the house wait for. */
export const business: Dashboard = {
  name: 'business',
  title: 'Business',
  byService: false,
  rows: [
    {
      title: 'What is not as promised',
      panels: [
        {
          title: 'Late',
          description: 'Orders past the date that they were promised for, not yet shipped. Any is an alarm.',
          kind: 'stat',
          unit: 'none',
          alarmAt: 1,
          width: 6,
          queries: [{ expr: 'max(orders_late)', legend: 'late' }],
        },
        {
          title: 'Stuck',
          description: 'Orders that the system should have moved on. Any is an alarm.',
          kind: 'stat',
          unit: 'none',
          alarmAt: 1,
          width: 6,
          queries: [{ expr: 'max(orders_stuck)', legend: 'stuck' }],
        },
        {
          title: 'Wait for a seller',
          description: 'Orders that one of the rules left to a person.',
          kind: 'stat',
          unit: 'none',
          width: 6,
          queries: [{ expr: 'max(orders_awaiting_approval)', legend: 'orders' }],
        },
        {
          title: 'Longest wait for a seller',
          description: 'Four hours are an alarm (ApprovalWaits).',
          kind: 'stat',
          unit: 's',
          alarmAt: 4 * 3_600,
          width: 6,
          queries: [{ expr: 'max(orders_approval_wait_seconds)', legend: 'longest' }],
        },
      ],
    },
    {
      title: 'Orders',
      panels: [
        {
          title: 'Open orders by status',
          description: 'Those that are not closed or cancelled.',
          kind: 'timeseries',
          unit: 'none',
          width: 12,
          queries: [{ expr: 'max by (status) (orders_open)', legend: '{{status}}' }],
        },
        {
          title: 'Steps taken',
          description: 'Orders that came to a status, an hour.',
          kind: 'timeseries',
          unit: 'short',
          width: 12,
          queries: [{ expr: `${sumBy('status', rate('orders_reached_total'))} * 3600`, legend: '{{status}}' }],
        },
        {
          title: 'Stopped by a problem',
          description: 'Orders that cannot go on until the customer or a seller acts.',
          kind: 'timeseries',
          unit: 'none',
          width: 12,
          queries: [{ expr: 'max by (code) (orders_with_problem)', legend: '{{code}}' }],
        },
        {
          title: 'Wait for a seller',
          description: 'How many, and for how long the longest.',
          kind: 'timeseries',
          unit: 'short',
          width: 12,
          queries: [
            { expr: 'max(orders_awaiting_approval)', legend: 'orders' },
            { expr: 'max(orders_approval_wait_seconds) / 3600', legend: 'longest, hours' },
          ],
        },
      ],
    },
    {
      title: 'Prices',
      panels: [
        {
          title: 'Time to a price',
          description: 'From asking to having it. 5 s for one in twenty are an alarm (QuotesSlow).',
          kind: 'timeseries',
          unit: 's',
          alarmAt: 5,
          width: 12,
          queries: [0.5, 0.95].map((q) => ({
            expr: quantile(q, 'quote_seconds', { where: '{outcome="READY"}' }),
            legend: `p${q * 100}`,
          })),
        },
        {
          title: 'Prices asked for',
          description: 'An hour, and what came of it.',
          kind: 'timeseries',
          unit: 'short',
          width: 12,
          queries: [{ expr: `${sumBy('outcome', rate('quote_seconds_count'))} * 3600`, legend: '{{outcome}}' }],
        },
      ],
    },
  ],
};
