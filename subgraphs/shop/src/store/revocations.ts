import type { Revocation } from '@alexandrite/contracts/revocation';
import type { PlacedRevocation, RevocationPosition, RevocationRead } from './revocation-read.ts';

/** Where documents of one kind tell what lets in no longer. */
interface Source {
  revokedSince(read: RevocationRead): Promise<readonly PlacedRevocation[]>;
}

/** What was read last of each source, in their order. */
export type RevocationPositions = readonly RevocationPosition[];

/** Revocations of one source on a page. */
const most = 1_000;

/**
 * How far back is read again, in milliseconds: a write may come to light after one that has a later time by the clock of
 * another process.
 */
const readAgainMs = 60_000;

const beginning: RevocationPosition = [0, ''];

/** What lets in no longer, over all the documents that say so. */
export function openRevocations(sources: readonly Source[]) {
  return {
    /** @param after null for the first page */
    async page(after: RevocationPositions | null, now: Date) {
      const asked = sources.map((source, index) => ({ source, position: after?.[index] ?? beginning }));
      const found = await Promise.all(
        asked.map(async ({ source, position }) => {
          const placed = await source.revokedSince({ position, limit: most, now });
          return { placed, position };
        }),
      );
      const isLast = found.every(({ placed }) => placed.length < most);
      const revocations: readonly Revocation[] = found.flatMap(({ placed }) =>
        placed.map(({ revocation }) => revocation),
      );
      // While there is more, the next page begins where this one ends; then some is read again.
      const latest = isLast ? now.getTime() - readAgainMs : Infinity;
      return { revocations, isLast, next: found.map(({ placed, position }) => nextOf(placed, position, latest)) };
    },
  };
}

function nextOf(placed: readonly PlacedRevocation[], asked: RevocationPosition, latest: number): RevocationPosition {
  const last = placed.findLast(({ at }) => at.getTime() <= latest);
  const position: RevocationPosition = last ? [last.at.getTime(), last.id] : asked;
  return position[0] <= latest ? position : [latest, ''];
}
