import { pointBounds } from '@alexandrite/contracts/bounds/points';
import type { CallerKind } from './caller-kind.ts';
import type { DocumentLimits } from './document-shape.ts';

/** How much callers may ask for. A point is about one object that somebody has to find. */
export interface LimitSettings {
  /** Points that a caller may spend in a minute, and at once after a minute of rest. Visitors share those of their address. */
  readonly pointsPerMinute: Readonly<Record<CallerKind, number>>;
  /** The dearest operation, in points. */
  readonly operationCost: Readonly<Record<CallerKind, number>>;
  /** How large documents may be in other ways. */
  readonly document: DocumentLimits;
  /** Addresses and networks of our own proxies and page servers, whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
}

/**
 * Several times what pages and programs of ours need: the heaviest page costs a visitor under a tenth of the dearest
 * operation, and a minute's points are for more than a hundred such pages. A test holds our own operations to it.
 */
export const usualLimits: LimitSettings = {
  pointsPerMinute: {
    visitor: pointBounds.visitorPoints.limit,
    account: pointBounds.accountPoints.limit,
    partner: pointBounds.partnerPoints.limit,
    staff: pointBounds.staffPoints.limit,
  },
  operationCost: {
    visitor: pointBounds.visitorCost.limit,
    account: pointBounds.accountCost.limit,
    partner: pointBounds.partnerCost.limit,
    staff: pointBounds.staffCost.limit,
  },
  document: {
    depth: pointBounds.depth.limit,
    aliases: pointBounds.aliases.limit,
    rootFields: pointBounds.rootFields.limit,
    directives: pointBounds.directives.limit,
  },
  trustedProxies: [],
};

/** The usual limits, with so many points a minute for everybody: for tests and benches, where all come from one address. */
export function limitsWithPoints(points: number): LimitSettings {
  return { ...usualLimits, pointsPerMinute: { visitor: points, account: points, partner: points, staff: points } };
}
