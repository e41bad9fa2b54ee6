import { Raycaster, Vector3 } from 'three';
import type { Object3D, Sphere } from 'three';
import { isMesh } from '../scene/dress.ts';

/** Tests of a ray against a triangle that may be spent on finding the best side: about a tenth of a second. */
const mostTests = 6_000_000;
const mostSamples = 10;
/** Two views that show as much differ by how far one has to turn, by so much of what is shown. */
const laziness = 0.15;
/** People look at things from a little above: as far as another view is from this, it is the worse. */
const usualHeight = { height: 0.4, weight: 0.2 };

/** Where a place can be looked at from: all around, and from above and below. */
const around: readonly Vector3[] = [-0.55, 0.15, 0.4, 0.9].flatMap((height) =>
  Array.from({ length: 8 }, (_, index) => {
    const angle = (index / 8) * Math.PI * 2;
    return new Vector3(Math.cos(angle), height, Math.sin(angle)).normalize();
  }),
);

export interface PlaceInView {
  readonly model: Object3D;
  /** Around the whole model. */
  readonly whole: Sphere;
  /** Around the place. */
  readonly place: Sphere;
  /** Some points of the place. */
  readonly samples: readonly Vector3[];
  /** From where the model is looked at now: direction to the camera. */
  readonly now: Vector3;
}

/**
 * The direction from a place to a camera that sees most of it. In a model that is too large for trying, from the side
 * on which the place lies.
 */
export function viewOfPlace({ model, whole, place, samples, now }: PlaceInView): Vector3 {
  const outward = outwardOf(whole, place, now);
  const points = spread(samples, mostSamples);
  const candidates = [now, outward, ...around];
  if (trianglesIn(model) * points.length * candidates.length > mostTests) return outward;
  const ray = new Raycaster();
  // A hair off the surface, on which the points lie.
  ray.near = whole.radius * 0.01;
  const shown = (direction: Vector3) =>
    points.filter((point) => {
      ray.set(point, direction);
      return ray.intersectObject(model).length === 0;
    }).length / points.length;
  const score = (direction: Vector3) =>
    shown(direction) +
    0.25 * direction.dot(outward) +
    laziness * direction.dot(now) -
    usualHeight.weight * Math.abs(direction.y - usualHeight.height);
  return bestOf(candidates, score);
}

/** The candidate with the highest score; of equals the first. */
function bestOf(candidates: readonly Vector3[], score: (candidate: Vector3) => number): Vector3 {
  let best = new Vector3(0, 0, 1);
  let highest = -Infinity;
  for (const candidate of candidates) {
    const reached = score(candidate);
    if (reached > highest) [best, highest] = [candidate, reached];
  }
  return best;
}

/**
 * From the middle of the model to the place, never quite level: a ring seen so is a line. As one looks now when the
 * place is all around the middle.
 */
function outwardOf(whole: Sphere, place: Sphere, now: Vector3): Vector3 {
  const outward = place.center.clone().sub(whole.center);
  if (outward.length() <= whole.radius * 0.12) return now.clone();
  outward.normalize();
  if (Math.abs(outward.y) < usualHeight.height) outward.y = usualHeight.height;
  return outward.normalize();
}

function spread(samples: readonly Vector3[], most: number): readonly Vector3[] {
  const step = Math.max(1, samples.length / most);
  return Array.from({ length: Math.min(most, samples.length) }, (_, index) => samples[Math.floor(index * step)]).filter(
    (sample) => sample !== undefined,
  );
}

function trianglesIn(model: Object3D): number {
  let triangles = 0;
  model.traverse((node) => {
    if (!isMesh(node)) return;
    const { geometry } = node;
    triangles += (geometry.index?.count ?? geometry.getAttribute('position').count) / 3;
  });
  return triangles;
}
