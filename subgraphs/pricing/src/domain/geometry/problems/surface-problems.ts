import type { Nesting } from '../bodies/nesting.ts';
import type { Patches } from '../bodies/patches.ts';
import type { EdgeTable } from '../surface/edge-table.ts';
import { boxDiagonal, type Surface } from '../surface/surface.ts';
import { modelProblem, type ModelProblem } from './model-problem.ts';
import { placeOfCrowdedEdges, placeOfFacets, placeOfOpenEdges, placeOfPoints, placeOfVertices } from './places.ts';

/*
 * What an analysis finds is told as problems, each with its place where it has one.
 */

export function openProblem(surface: Surface, table: EdgeTable): ModelProblem | null {
  const openEdges = table.openEdgeCount;
  if (openEdges === 0) return null;
  return modelProblem('OPEN_SURFACE', { openEdges }, 'BLOCKS', placeOfOpenEdges(surface, table));
}

/** Facets that cannot be paired leave the volume without meaning; paired ones only need a look before casting. */
export function crowdedProblem(surface: Surface, table: EdgeTable, unpaired: number): ModelProblem | null {
  const edges = table.crowdedStarts.length - 1;
  if (edges === 0) return null;
  const severity = unpaired > 0 ? 'BLOCKS' : 'WARNS';
  return modelProblem('NON_MANIFOLD_EDGES', { edges, unpaired }, severity, placeOfCrowdedEdges(surface, table));
}

export function overlapProblem(bodies: number, { overlaps }: Nesting): ModelProblem | null {
  return bodies > 0 ? modelProblem('OVERLAPPING_BODIES', { bodies }, 'WARNS', placeOfPoints(overlaps)) : null;
}

export function joinedProblem(surface: Surface, joined: readonly number[]): ModelProblem | null {
  if (joined.length === 0) return null;
  return modelProblem('VERTICES_JOINED', { vertices: joined.length }, 'NOTES', placeOfVertices(surface, joined));
}

/** Thinner on average than this share of the model's size is a sheet without thickness. */
const leastThicknessShare = 1e-9;

export function volumeProblem(
  { box }: Surface,
  { openEdgeCount }: EdgeTable,
  { volume, area, oneSided }: { readonly volume: number; readonly area: number; readonly oneSided: number },
): ModelProblem | null {
  if (oneSided > 0) return modelProblem('NO_VOLUME', { reason: 'ONE_SIDED' });
  if (openEdgeCount > 0) return null;
  return volume > area * boxDiagonal(box) * leastThicknessShare ? null : modelProblem('NO_VOLUME', { reason: 'FLAT' });
}

/** Turning a body into a cavity changes what is made: a person should see that it was meant. */
export function repairProblem(
  surface: Surface,
  { flipped }: Patches,
  { facets, cavities }: { readonly facets: number; readonly cavities: number },
): ModelProblem | null {
  if (facets === 0) return null;
  const place = placeOfFacets(surface, flipped, facets);
  return modelProblem('WINDING_REPAIRED', { facets, cavities }, cavities > 0 ? 'WARNS' : 'NOTES', place);
}
