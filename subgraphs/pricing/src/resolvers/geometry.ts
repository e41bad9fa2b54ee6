import { problemMessage } from '../domain/geometry/problems/problem-texts.ts';
import { boxSize } from '../domain/geometry/surface/surface.ts';
import type { BoundingBoxResolvers, GeometryResolvers, ModelProblemResolvers } from './__generated__/types.ts';

export const Geometry: GeometryResolvers = {
  triangleCount: ({ measurement }) => measurement.triangleCount,
  volumeMm3: ({ measurement }) => measurement.volumeMm3,
  areaMm2: ({ measurement }) => measurement.areaMm2,
  watertight: ({ measurement }) => measurement.watertight,
  boundingBox: ({ measurement }) => measurement.boundingBoxMm,
  bodyCount: ({ measurement }) => measurement.bodies,
  cavityCount: ({ measurement }) => measurement.cavities,
  repairedFacetCount: ({ measurement }) => measurement.repairedFacetCount,
  droppedFacetCount: ({ measurement }) => measurement.droppedFacetCount,
  fileUnit: ({ measurement }) => measurement.fileUnit,
  millimetresPerUnit: ({ millimetresPerUnit }) => millimetresPerUnit,
  largestDimensionMm({ measurement: { boundingBoxMm } }) {
    const { x, y, z } = boxSize(boundingBoxMm);
    return Math.max(x, y, z);
  },
  thinnestWallMm: ({ measurement }) => measurement.thickness?.thinnestWallMm ?? null,
  smallestDetailMm: ({ measurement }) => measurement.thickness?.smallestDetailMm ?? null,
};

export const BoundingBox: BoundingBoxResolvers = {
  size: (box) => boxSize(box),
};

export const ModelProblem: ModelProblemResolvers = {
  message: (problem, _, { caller }) => problemMessage(problem)[caller.locale],
  place: ({ place }) => place ?? null,
};
