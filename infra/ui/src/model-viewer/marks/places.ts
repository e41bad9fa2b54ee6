/** How grave what was found is: the colour it is marked in. */
export type MarkTone = 'bad' | 'warn' | 'note';

/** Places on a model to be marked: edges as lines, spots as dots. */
export interface MarkedPlace {
  /** Stable; what `pointedAt` names. */
  readonly id: string;
  readonly tone: MarkTone;
  /** Edges in millimetres along the axes of the file: x, y and z of both ends, six numbers each. */
  readonly segments: readonly number[];
  /** Spots, likewise: three numbers each. */
  readonly points: readonly number[];
}

/** Places in the coordinates of the file that is shown. */
export interface PlacesInFile {
  readonly segments: Float64Array;
  readonly points: Float64Array;
}

/**
 * Where a place is in a file whose unit has so many millimetres. What cannot be drawn is left out: edges and spots
 * that are not whole, or whose coordinates are no numbers.
 */
export function placesInFile(
  place: Pick<MarkedPlace, 'segments' | 'points'>,
  millimetresPerUnit: number,
): PlacesInFile {
  const unit = millimetresPerUnit > 0 ? millimetresPerUnit : 1;
  return { segments: divided(place.segments, 6, unit), points: divided(place.points, 3, unit) };
}

function divided(numbers: readonly number[], each: number, unit: number): Float64Array {
  const kept: number[] = [];
  for (let start = 0; start + each <= numbers.length; start += each) {
    const part = numbers.slice(start, start + each).map((number) => number / unit);
    if (part.every(Number.isFinite)) kept.push(...part);
  }
  return Float64Array.from(kept);
}

/** How many edges and spots a place has. */
export function countOf({ segments, points }: PlacesInFile): number {
  return segments.length / 6 + points.length / 3;
}

/** Gravest last, so that it is drawn over the others. */
export function drawingOrder(places: readonly MarkedPlace[]): readonly MarkedPlace[] {
  const weight: Readonly<Record<MarkTone, number>> = { note: 0, warn: 1, bad: 2 };
  return places.toSorted((a, b) => weight[a.tone] - weight[b.tone]);
}
