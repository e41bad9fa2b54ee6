import { carryOver } from './carry-over.ts';
import { isSame } from './entries.ts';
import type { PriceVersion, Published, PublishedKind } from './price-version.ts';

/** Something that is to be published, and from when on. */
export interface PlannedVersion<Kind extends PublishedKind> {
  readonly effectiveFrom: Date;
  readonly content: Published[Kind];
  readonly note: string;
}

type Scheduled<Kind extends PublishedKind> = Pick<PriceVersion<Kind>, 'version' | 'effectiveFrom' | 'content' | 'note'>;

/** Of the versions that are still to take effect, those that will, in their order: one of each moment, the latest. */
export function thatTakeEffect<Kind extends PublishedKind>(
  scheduled: readonly Scheduled<Kind>[],
): readonly Scheduled<Kind>[] {
  const inOrder = scheduled.toSorted(
    (one, other) => one.effectiveFrom.getTime() - other.effectiveFrom.getTime() || one.version - other.version,
  );
  return inOrder.filter(
    ({ effectiveFrom }, index) => effectiveFrom.getTime() !== inOrder[index + 1]?.effectiveFrom.getTime(),
  );
}

/**
 * Versions that take the place of those scheduled behind a new one, so that they do not undo it: each is again what it
 * changes, on top of what is in force before it now.
 * @param before what is in force at the moment of the new version without it
 * @param later scheduled versions of later moments, in their order
 */
export function followUps<Kind extends PublishedKind>(
  before: Published[Kind],
  content: Published[Kind],
  later: readonly Scheduled<Kind>[],
): readonly PlannedVersion<Kind>[] {
  const planned: PlannedVersion<Kind>[] = [];
  let was: Published[Kind] = before;
  let is: Published[Kind] = content;
  for (const scheduled of later) {
    const merged = carryOver(was, scheduled.content, is);
    const { effectiveFrom, note } = scheduled;
    if (!isSame(merged, scheduled.content)) planned.push({ effectiveFrom, content: merged, note });
    was = scheduled.content;
    is = merged;
  }
  return planned;
}
