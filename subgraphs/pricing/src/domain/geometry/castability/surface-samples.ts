import type { Point, Surface } from '../surface/surface.ts';
import { doubleArea, dot, pointOn } from './vectors.ts';

/** A point of the surface. */
export interface SurfaceSample {
  readonly point: Point;
  /** Which of the facets in near order it lies on. */
  readonly place: number;
}

/** So many facets are dealt with between two pauses. */
const facetsPerStep = 1 << 17;

/*
 * The additive recurrence R2 of M. Roberts, "The Unreasonable Effectiveness of Quasirandom Sequences" (2018): powers of
 * the inverse of the plastic number.
 */
const stepSecond = 0.7548776662466927;
const stepThird = 0.5698402909980532;

/**
 * Points spread evenly over a surface: one for each equal share of its weight along `order`, an order in which near
 * facets are near each other. Half of the weight is area, half is number of facets: where designers put many facets is
 * detail, however small. The same surface always gives the same points. Yields from time to time.
 */
export function* surfaceSamples(
  surface: Surface,
  order: Int32Array,
  count: number,
): Generator<void, readonly SurfaceSample[]> {
  const areas = new Float64Array(order.length);
  let total = 0;
  for (let place = 0; place < order.length; place++) {
    if (place % facetsPerStep === facetsPerStep - 1) yield;
    const area = doubleArea(surface, order[place] ?? 0);
    areas[place] = Math.sqrt(dot(area, area));
    total += areas[place] ?? 0;
  }
  const samples: SurfaceSample[] = [];
  let weight = 0;
  for (let place = 0; place < order.length; place++) {
    weight += ((areas[place] ?? 0) / total + 1 / order.length) / 2;
    while (weight * count > samples.length + 0.5 && samples.length < count) {
      samples.push(sampleAt(surface, order, place, samples.length));
    }
  }
  return samples;
}

/** The same point again and again would not do on a facet that gets many. */
function sampleAt(surface: Surface, order: Int32Array, place: number, index: number): SurfaceSample {
  const second = (0.5 + index * stepSecond) % 1;
  const third = (0.5 + index * stepThird) % 1;
  const folds = second + third > 1;
  const facet = order[place] ?? 0;
  const point = folds ? pointOn(surface, facet, 1 - second, 1 - third) : pointOn(surface, facet, second, third);
  return { point, place };
}
