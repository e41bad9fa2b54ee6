import type { CrowdedPairing } from './crowded-edges.ts';
import type { Patches } from './patches.ts';
import type { Surface } from '../surface/surface.ts';

/** The bodies of a surface: patches that hang together. Each closed one bounds a solid, or a cavity in one. */
export interface Bodies {
  readonly count: number;
  /** Body of each patch. */
  readonly bodyOf: Int32Array;
  /** 1 for each body without gaps and with two sides: only these have a volume. */
  readonly closed: Uint8Array;
  /** Volume of each as it is wound: positive when its facets face outward. In cubes of the file's unit. */
  readonly volumes: Float64Array;
  /** A vertex of each: the origin its volume was summed about. */
  readonly origins: Int32Array;
}

/** Area of all facets and what of them has none. */
export interface FacetAreas {
  /** In squares of the file's unit. */
  readonly area: number;
  /** Facets whose corners lie on one line. */
  readonly flatFacetCount: number;
}

/** A facet is a line when twice its area is below this share of its longest side squared: the rounding of doubles. */
const flatness = 1e-12;

/** Sums up areas and volumes, body by body, in double precision. */
export function measureBodies(
  surface: Surface,
  patches: Patches,
  { bodyOf, bodyCount, unpaired }: CrowdedPairing,
): { readonly bodies: Bodies; readonly areas: FacetAreas } {
  const closed = new Uint8Array(bodyCount).fill(1);
  const origins = new Int32Array(bodyCount).fill(-1);
  const volumes = new Float64Array(bodyCount);
  let area = 0;
  let flatFacetCount = 0;
  for (let patch = 0; patch < patches.count; patch++) {
    const body = bodyOf[patch] ?? 0;
    if (patches.open[patch] === 1 || patches.oneSided[patch] === 1 || unpaired[patch] === 1) closed[body] = 0;
    const first = patches.order[patches.starts[patch] ?? 0] ?? 0;
    if (origins[body] === -1) origins[body] = surface.corners[first * 3] ?? 0;
    const sums = measurePatch(surface, patches, patch, origins[body] ?? 0);
    volumes[body] = (volumes[body] ?? 0) + sums.volume;
    area += sums.area;
    flatFacetCount += sums.flatFacetCount;
  }
  return { bodies: { count: bodyCount, bodyOf, closed, volumes, origins }, areas: { area, flatFacetCount } };
}

/**
 * Area and volume under one patch. The area of a facet is |u × v| / 2 for two of its sides. The volume is that of the
 * tetrahedra between an origin o and each facet, (a − o) · ((b − o) × (c − o)) / 6, which by the divergence theorem add
 * up to the enclosed volume, wherever o lies (C. Zhang, T. Chen, "Efficient feature extraction for 2D/3D objects in mesh
 * representation", 2001). A vertex of the body as o keeps the terms small, so that a small part far from the rest, or a
 * piece drawn far from zero, loses no digits.
 */
function measurePatch(
  { coordinates, corners }: Surface,
  { order, starts, flipped }: Patches,
  patch: number,
  origin: number,
): FacetAreas & { readonly volume: number } {
  const ox = coordinates[origin * 3] ?? 0;
  const oy = coordinates[origin * 3 + 1] ?? 0;
  const oz = coordinates[origin * 3 + 2] ?? 0;
  let doubleArea = 0;
  let sixVolumes = 0;
  let flatFacetCount = 0;
  const end = starts[patch + 1] ?? 0;
  for (let at = starts[patch] ?? 0; at < end; at++) {
    const facet = order[at] ?? 0;
    const a = (corners[facet * 3] ?? 0) * 3;
    const b = (corners[facet * 3 + 1] ?? 0) * 3;
    const c = (corners[facet * 3 + 2] ?? 0) * 3;
    const ax = (coordinates[a] ?? 0) - ox;
    const ay = (coordinates[a + 1] ?? 0) - oy;
    const az = (coordinates[a + 2] ?? 0) - oz;
    const ux = (coordinates[b] ?? 0) - ox - ax;
    const uy = (coordinates[b + 1] ?? 0) - oy - ay;
    const uz = (coordinates[b + 2] ?? 0) - oz - az;
    const vx = (coordinates[c] ?? 0) - ox - ax;
    const vy = (coordinates[c + 1] ?? 0) - oy - ay;
    const vz = (coordinates[c + 2] ?? 0) - oz - az;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    const facetDoubleArea = Math.sqrt(nx * nx + ny * ny + nz * nz);
    doubleArea += facetDoubleArea;
    const uu = ux * ux + uy * uy + uz * uz;
    const vv = vx * vx + vy * vy + vz * vz;
    if (facetDoubleArea <= (uu > vv ? uu : vv) * flatness) flatFacetCount++;
    // a · (b × c) = a · (u × v): the terms with a twice vanish.
    const term = ax * nx + ay * ny + az * nz;
    sixVolumes += flipped[facet] === 1 ? -term : term;
  }
  return { area: doubleArea / 2, volume: sixVolumes / 6, flatFacetCount };
}
