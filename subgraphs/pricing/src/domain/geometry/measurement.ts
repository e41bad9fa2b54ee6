import { gravestFirst, modelProblem, type ModelProblem, type ProblemPlace } from './problems/model-problem.ts';
import { boxSize, type Box, type Point } from './surface/surface.ts';

/** The units of length a model may be drawn in. */
export const lengthUnits = ['MICRON', 'MM', 'CM', 'M', 'INCH', 'FOOT'] as const;
export type LengthUnit = (typeof lengthUnits)[number];

/** Millimetres in one of each unit; inch and foot are exact by definition since 1959. */
export const millimetresIn: Readonly<Record<LengthUnit, number>> = {
  MICRON: 0.001,
  MM: 1,
  CM: 10,
  M: 1000,
  INCH: 25.4,
  FOOT: 304.8,
};

/** What was measured in a model. Lengths in millimetres: the file's own unit is taken for one until `scaleMeasurement`. */
export interface Measurement {
  /** Facets of the file, without those that have no area. */
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
  /** The unit that the file states its lengths in; null when it states none. */
  readonly fileUnit: LengthUnit | null;
  /** How thin it is; null when that means nothing: an open surface has no walls. */
  readonly thickness: Thickness | null;
  /** Gravest first. */
  readonly problems: readonly ModelProblem[];
}

/** How thin a piece is, sampled by rays through its material. */
export interface Thickness {
  /** The thinnest wall found: material between two surfaces that face away from each other; null when there is none. */
  readonly thinnestWallMm: number | null;
  /** The smallest detail found: the breadth of low relief that stands out of thicker material; null when there is none. */
  readonly smallestDetailMm: number | null;
  /** The thinnest walls: x y z of a spot on the surface and the thickness there, four numbers each, thinnest first. */
  readonly thinnest: readonly number[];
  /** The smallest details, in the same way. */
  readonly smallest: readonly number[];
  /** How many rays were cast. */
  readonly samples: number;
}

/** A ring, a brooch, a necklace in one piece: what is larger or smaller was hardly drawn in the unit assumed. */
const plausibleSizeMm = { least: 3, most: 300 };
/** The units that pieces are drawn in. */
const usualUnits = ['MM', 'CM', 'INCH', 'M'] as const;
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
  const { thickness } = measured;
  const others = measured.problems
    .filter((problem) => problem.code !== 'IMPLAUSIBLE_SIZE')
    .map((problem) => (problem.place ? { ...problem, place: scaledPlace(problem.place, factor) } : problem));
  return {
    ...measured,
    volumeMm3: measured.volumeMm3 * factor ** 3,
    areaMm2: measured.areaMm2 * factor ** 2,
    boundingBoxMm,
    thickness: thickness && {
      ...thickness,
      thinnestWallMm: thickness.thinnestWallMm === null ? null : thickness.thinnestWallMm * factor,
      smallestDetailMm: thickness.smallestDetailMm === null ? null : thickness.smallestDetailMm * factor,
      thinnest: thickness.thinnest.map((value) => value * factor),
      smallest: thickness.smallest.map((value) => value * factor),
    },
    problems: gravestFirst([...others, ...sizeProblems(boundingBoxMm, unit)]),
  };
}

function sizeProblems(boxMm: Box, unit: LengthUnit): readonly ModelProblem[] {
  const { x, y, z } = boxSize(boxMm);
  const largestMm = Math.max(x, y, z);
  if (largestMm >= plausibleSizeMm.least && largestMm <= plausibleSizeMm.most) return [];
  const inUnit = largestMm / millimetresIn[unit];
  const likely = usualUnits.find((other) => {
    const size = inUnit * millimetresIn[other];
    return other !== unit && size >= usualSizeMm.least && size <= usualSizeMm.most;
  });
  return [modelProblem('IMPLAUSIBLE_SIZE', { largestMm, unit, likelyUnit: likely ?? '' })];
}

const scaledPlace = (place: ProblemPlace, factor: number): ProblemPlace => ({
  ...place,
  segments: place.segments.map((value) => value * factor),
  points: place.points.map((value) => value * factor),
});

const scaled = (point: Point, factor: number): Point => ({
  x: point.x * factor,
  y: point.y * factor,
  z: point.z * factor,
});
