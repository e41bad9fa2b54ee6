import type { MarkedPlace, MarkTone } from './places.ts';

/** Something found in a model, as the API tells it. */
export interface PlacedProblem {
  readonly code: string;
  readonly severity: 'BLOCKS' | 'WARNS' | 'NOTES';
  /** In millimetres along the axes of the file: six numbers an edge, three a spot. */
  readonly place: { readonly segments: readonly number[]; readonly points: readonly number[] } | null;
}

const gravity: Readonly<Record<PlacedProblem['severity'], number>> = { BLOCKS: 0, WARNS: 1, NOTES: 2 };
const tones: Readonly<Record<PlacedProblem['severity'], MarkTone>> = { BLOCKS: 'bad', WARNS: 'warn', NOTES: 'note' };

/** Gravest first; equally grave ones keep their order. */
export function gravestFirst<T extends Pick<PlacedProblem, 'severity'>>(problems: readonly T[]): readonly T[] {
  return problems.toSorted((a, b) => gravity[a.severity] - gravity[b.severity]);
}

/** Whether a problem can be shown on the model. */
export function hasPlace({ place }: Pick<PlacedProblem, 'place'>): boolean {
  return place !== null && place.segments.length + place.points.length > 0;
}

/**
 * What is marked on the model: all that somebody has to look at. What was mended is marked only when it is asked for:
 * there is nothing to do about it.
 */
export function markedPlaces(problems: readonly PlacedProblem[], shownCode: string | null): readonly MarkedPlace[] {
  return problems.flatMap(({ code, severity, place }) =>
    place && (severity !== 'NOTES' || code === shownCode)
      ? [{ id: code, tone: tones[severity], segments: place.segments, points: place.points }]
      : [],
  );
}
