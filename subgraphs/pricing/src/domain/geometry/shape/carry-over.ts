import type { LengthUnit, Measurement, Thickness } from '../measurement.ts';
import type { ProblemPlace } from '../problems/model-problem.ts';
import type { Box } from '../surface/surface.ts';
import { apply, type Similarity } from './similarity.ts';

/** The model that a measurement is carried over to. */
export interface CarriedTo {
  readonly box: Box;
  readonly fileUnit: LengthUnit | null;
}

/** The measurement of a model that is the same as one measured, but turned, scaled and moved. */
export function carryOver(measured: Measurement, similarity: Similarity, { box, fileUnit }: CarriedTo): Measurement {
  const { scale } = similarity;
  return {
    ...measured,
    volumeMm3: measured.volumeMm3 * scale ** 3,
    areaMm2: measured.areaMm2 * scale ** 2,
    boundingBoxMm: box,
    fileUnit,
    thickness: measured.thickness && carriedThickness(measured.thickness, similarity),
    problems: measured.problems.map((problem) =>
      problem.place ? { ...problem, place: carriedPlace(problem.place, similarity) } : problem,
    ),
  };
}

function carriedThickness(thickness: Thickness, similarity: Similarity): Thickness {
  const { thinnestWallMm, smallestDetailMm } = thickness;
  return {
    ...thickness,
    thinnestWallMm: thinnestWallMm === null ? null : thinnestWallMm * similarity.scale,
    smallestDetailMm: smallestDetailMm === null ? null : smallestDetailMm * similarity.scale,
    thinnest: carriedSpots(thickness.thinnest, similarity),
    smallest: carriedSpots(thickness.smallest, similarity),
  };
}

/** Spots with their thickness, four numbers each. */
function carriedSpots(spots: readonly number[], similarity: Similarity): readonly number[] {
  return Array.from({ length: spots.length / 4 }, (_, spot) => {
    const [x = 0, y = 0, z = 0, thickness = 0] = spots.slice(spot * 4, spot * 4 + 4);
    return [...apply(similarity, [x, y, z]), thickness * similarity.scale];
  }).flat();
}

const carriedPlace = (place: ProblemPlace, similarity: Similarity): ProblemPlace => ({
  ...place,
  segments: carriedPoints(place.segments, similarity),
  points: carriedPoints(place.points, similarity),
});

function carriedPoints(numbers: readonly number[], similarity: Similarity): readonly number[] {
  return Array.from({ length: numbers.length / 3 }, (_, at) => {
    const [x = 0, y = 0, z = 0] = numbers.slice(at * 3, at * 3 + 3);
    return apply(similarity, [x, y, z]);
  }).flat();
}
