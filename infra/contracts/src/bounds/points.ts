import type { Bound } from './bound.ts';

const perMinute = (input: string, limit: number, per: string, setting: string) =>
  ({ input, limit, unit: 'per minute', per, countedBy: 'gateway', answer: '429 RATE_LIMITED', setting }) as const;

const cost = (input: string, limit: number, setting: string) =>
  ({
    input,
    limit,
    unit: 'points',
    per: 'operation',
    countedBy: 'gateway',
    answer: '400 COST_LIMIT_EXCEEDED',
    setting,
  }) as const;

const shape = (input: string, limit: number, unit: 'count' | 'levels', setting: string) =>
  ({
    input,
    limit,
    unit,
    per: 'document',
    countedBy: 'gateway',
    answer: '400 GRAPHQL_VALIDATION_FAILED',
    setting,
  }) as const;

/** What callers may ask for: points in a minute, points of one operation, and the shape of documents. */
export const pointBounds = {
  visitorPoints: perMinute('points of visitors', 60_000, 'address', 'RATE_POINTS_PER_MINUTE_VISITOR'),
  accountPoints: perMinute('points of customers', 60_000, 'account', 'RATE_POINTS_PER_MINUTE_ACCOUNT'),
  partnerPoints: perMinute('points of partners', 300_000, 'account', 'RATE_POINTS_PER_MINUTE_PARTNER'),
  staffPoints: perMinute('points of staff', 600_000, 'account', 'RATE_POINTS_PER_MINUTE_STAFF'),
  visitorCost: cost('operation of a visitor', 5_000, 'COST_LIMIT_VISITOR'),
  accountCost: cost('operation of a customer', 5_000, 'COST_LIMIT_ACCOUNT'),
  partnerCost: cost('operation of a partner', 20_000, 'COST_LIMIT_PARTNER'),
  staffCost: cost('operation of staff', 20_000, 'COST_LIMIT_STAFF'),
  depth: shape('fields in fields', 20, 'levels', 'DOCUMENT_DEPTH_LIMIT'),
  aliases: shape('fields with names of the client’s own', 100, 'count', 'DOCUMENT_ALIAS_LIMIT'),
  rootFields: shape('fields of the root', 20, 'count', 'DOCUMENT_ROOT_FIELD_LIMIT'),
  refusalsAtOnce: {
    input: 'refusals for want of points that are given at once',
    limit: 20,
    unit: 'count',
    per: 'address and second',
    countedBy: 'gateway',
    answer: '429 RATE_LIMITED after a wait',
  },
  refusalWait: {
    input: 'wait for a refusal beyond that',
    limit: 1_000,
    unit: 'ms',
    per: 'request',
    countedBy: 'gateway',
    answer: '429 RATE_LIMITED; the connection closed, for who sends more meanwhile',
  },
  refusalsHeldForProxy: {
    input: 'refusals that wait on connections of our own proxies',
    limit: 32,
    unit: 'count',
    per: 'address',
    countedBy: 'gateway',
    answer: '429 RATE_LIMITED at once',
  },
  directives: shape('directives', 100, 'count', 'DOCUMENT_DIRECTIVE_LIMIT'),
} as const satisfies Record<string, Bound>;
