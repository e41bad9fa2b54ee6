import type { Span } from './span.ts';

/** Where work is done, as a picture shows it, from the person down to the disk. */
export const lanes = [
  { name: 'browser', colour: '#8b5cf6' },
  { name: 'gateway', colour: '#0ea5e9' },
  { name: 'shop', colour: '#f59e0b' },
  { name: 'orders', colour: '#10b981' },
  { name: 'pricing', colour: '#ec4899' },
  { name: 'pricing-worker', colour: '#be185d' },
  { name: 'production', colour: '#84cc16' },
  { name: 'queues', colour: '#94a3b8' },
  { name: 'Redis', colour: '#ef4444' },
  { name: 'MongoDB', colour: '#047857' },
] as const;

export type LaneName = (typeof lanes)[number]['name'];

/** The lane of a span; null for a service that nobody knows. */
export function laneOf({ service, attributes }: Span): LaneName | null {
  if (attributes['messaging.system'] === 'bullmq') return 'queues';
  if (attributes['db.system.name'] === 'redis') return 'Redis';
  if (attributes['db.system.name'] === 'mongodb') return 'MongoDB';
  return lanes.find(({ name }) => name === service)?.name ?? null;
}

export function colourOf(lane: LaneName | null): string {
  return lanes.find(({ name }) => name === lane)?.colour ?? '#64748b';
}

/** What a reader should see of a span: what made it says `POST` where it means a question to a subgraph. */
export function captionOf(span: Span): string {
  if (span.scope.endsWith('undici')) return 'asks a subgraph';
  if (span.scope === 'apollo/gateway-js') return 'plans the query';
  return span.name.replace(/^(\w+)__(\w+)__\d+$/, '$1');
}
