import { gravestFirst, modelProblem, type ModelProblem } from './model-problem.ts';
import { boxSize, type Box, type Point } from './surface.ts';

/** The units of length a model may be drawn in. */
export const lengthUnits = ['MM', 'CM', 'INCH'] as const;
export type LengthUnit = (typeof lengthUnits)[number];

/** Millimetres in one of each unit; the inch is exact by definition since 1959. */
const millimetresIn: Readonly<Record<LengthUnit, number>> = { MM: 1, CM: 10, INCH: 25.4 };

/** What was measured in a model. Lengths in millimetres: the file's own unit is taken for one until `scaleMeasurement`. */
export interface Measurement {
  /** Facets, without those that were dropped. */
  readonly triangleCount: number;
  /** Enclosed volume: solids less their cavities. An open surface has none to rely on. */
  readonly volumeMm3: number;
  /** Area of the whole surface, that of cavities included. */
  readonly areaMm2: number;
  readonly boundingBoxMm: Box;
  /** Whether exactly two facets meet at every edge. */
  readonly watertight: boolean;
  /** Pieces of the surface that hang together: solids, cavities and open sheets. */
  readonly bodies: number;
  /** How many of these are cavities within a solid. */
  readonly cavities: number;
  /** How many lie partly within another; where they overlap, volume is counted twice. */
  readonly overlappingBodies: number;
  /** Edges with an odd number of facets: gaps. */
  readonly openEdgeCount: number;
  /** Edges where more than two facets meet. */
  readonly nonManifoldEdgeCount: number;
  /** Facets whose winding was turned. */
  readonly repairedFacetCount: number;
  /** Facets without area, and repetitions of others, that were left out. */
  readonly droppedFacetCount: number;
  /** Gravest first. */
  readonly problems: readonly ModelProblem[];
}

/** A ring, a brooch, a necklace in one piece: what is larger or smaller was hardly drawn in the unit assumed. */
const plausibleSizeMm = { least: 3, most: 300 };
/** Where most pieces lie: a unit that brings the model there is the likely one. */
const usualSizeMm = { least: 10, most: 100 };

/**
 * A measurement, made with the file's unit taken for millimetres, in true millimetres. Says so when the size is
 * implausible for jewellery, and which unit would make sense of it.
 */
export function scaleMeasurement(measured: Measurement, unit: LengthUnit): Measurement {
  const factor = millimetresIn[unit];
  const boundingBoxMm = {
    min: scaled(measured.boundingBoxMm.min, factor),
    max: scaled(measured.boundingBoxMm.max, factor),
  };
  const others = measured.problems.filter((problem) => problem.code !== 'IMPLAUSIBLE_SIZE');
  return {
    ...measured,
    volumeMm3: measured.volumeMm3 * factor ** 3,
    areaMm2: measured.areaMm2 * factor ** 2,
    boundingBoxMm,
    problems: gravestFirst([...others, ...sizeProblems(boundingBoxMm, unit)]),
  };
}

function sizeProblems(boxMm: Box, unit: LengthUnit): readonly ModelProblem[] {
  const { x, y, z } = boxSize(boxMm);
  const largestMm = Math.max(x, y, z);
  if (largestMm >= plausibleSizeMm.least && largestMm <= plausibleSizeMm.most) return [];
  const inUnit = largestMm / millimetresIn[unit];
  const likely = lengthUnits.find((other) => {
    const size = inUnit * millimetresIn[other];
    return other !== unit && size >= usualSizeMm.least && size <= usualSizeMm.most;
  });
  return [modelProblem('IMPLAUSIBLE_SIZE', { largestMm, unit, likelyUnit: likely ?? '' })];
}

const scaled = (point: Point, factor: number): Point => ({
  x: point.x * factor,
  y: point.y * factor,
  z: point.z * factor,
});
