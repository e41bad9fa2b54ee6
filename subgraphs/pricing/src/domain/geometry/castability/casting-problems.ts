import type { Measurement } from '../measurement.ts';
import { modelProblem, type ModelProblem, type ProblemPlace } from '../problems/model-problem.ts';
import { placeOfPoints } from '../problems/places.ts';
import { boxSize, type Box } from '../surface/surface.ts';

/** What an alloy and the foundry can cast. */
export interface CastingLimits {
  /** The thinnest wall that fills. */
  readonly leastWallMm: number;
  /** The smallest detail that comes out. */
  readonly leastDetailMm: number;
  /** The inside of the flask: a standing cylinder. */
  readonly flask: { readonly diameterMm: number; readonly heightMm: number };
  /** Metal in one melt. */
  readonly mostGrams: number;
}

/** A wall thinner than this share of what fills is not tried: the price would be for a piece with holes. */
const hopelessShare = 0.5;

/**
 * What stands against casting a piece as it is.
 * @param measurement in true millimetres, as `scaleMeasurement` gives it
 * @param massGrams of one piece
 */
export function castingProblems(
  measurement: Measurement,
  limits: CastingLimits,
  massGrams: number,
): readonly ModelProblem[] {
  return [
    thinWall(measurement, limits),
    smallDetail(measurement, limits),
    tooLarge(measurement, limits),
    tooHeavy(massGrams, limits),
  ].filter((problem) => problem !== null);
}

function thinWall({ thickness }: Measurement, { leastWallMm }: CastingLimits): ModelProblem | null {
  if (!thickness?.thinnestWallMm || thickness.thinnestWallMm >= leastWallMm) return null;
  const { thinnestWallMm, thinnest } = thickness;
  return modelProblem(
    'THIN_WALL',
    { thinnestMm: thinnestWallMm, leastMm: leastWallMm },
    thinnestWallMm < leastWallMm * hopelessShare ? 'BLOCKS' : 'WARNS',
    spotsBelow(thinnest, leastWallMm),
  );
}

function smallDetail({ thickness }: Measurement, { leastDetailMm }: CastingLimits): ModelProblem | null {
  if (!thickness?.smallestDetailMm || thickness.smallestDetailMm >= leastDetailMm) return null;
  const { smallestDetailMm, smallest } = thickness;
  return modelProblem(
    'SMALL_DETAIL',
    { smallestMm: smallestDetailMm, leastMm: leastDetailMm },
    'WARNS',
    spotsBelow(smallest, leastDetailMm),
  );
}

/** The spots of a list of spots with their thickness, four numbers each, where that is below a limit. */
function spotsBelow(spots: readonly number[], limit: number): ProblemPlace {
  const points: number[] = [];
  for (let at = 0; at + 3 < spots.length; at += 4) {
    if ((spots[at + 3] ?? 0) < limit) points.push(...spots.slice(at, at + 3));
  }
  // Thickness is sampled: that there is no other such place cannot be told.
  return { ...placeOfPoints(points), incomplete: true };
}

function tooLarge({ boundingBoxMm }: Measurement, { flask }: CastingLimits): ModelProblem | null {
  if (fitsFlask(boundingBoxMm, flask)) return null;
  const { x, y, z } = boxSize(boundingBoxMm);
  return modelProblem('TOO_LARGE_TO_CAST', {
    xMm: x,
    yMm: y,
    zMm: z,
    largestMm: Math.max(x, y, z),
    diameterMm: flask.diameterMm,
    heightMm: flask.heightMm,
  });
}

/** Whether a box goes into a standing cylinder with one of its sides upright. */
function fitsFlask(box: Box, { diameterMm, heightMm }: CastingLimits['flask']): boolean {
  const { x, y, z } = boxSize(box);
  const stands = (upright: number, across: number, other: number): boolean =>
    upright <= heightMm && Math.hypot(across, other) <= diameterMm;
  return stands(x, y, z) || stands(y, z, x) || stands(z, x, y);
}

function tooHeavy(massGrams: number, { mostGrams }: CastingLimits): ModelProblem | null {
  return massGrams > mostGrams ? modelProblem('TOO_HEAVY_TO_CAST', { massGrams, mostGrams }) : null;
}
