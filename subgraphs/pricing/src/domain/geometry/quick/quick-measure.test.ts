import {
  cuboid,
  flippedAt,
  moved,
  rotated,
  sphere,
  torus,
  torusVolume,
  withoutAt,
  type Triangles,
} from '../test/shapes.ts';
import { QuickMeasure, type QuickMeasurement } from './quick-measure.ts';

/** Measures triangles given in batches of so many, in a buffer that is used again as readers do. */
function quickly(triangles: Triangles, atOnce = 512): QuickMeasurement {
  const quick = new QuickMeasure(1_000_000);
  const batch = new Float64Array(atOnce * 9);
  for (let from = 0; from < triangles.length; from += atOnce) {
    const some = triangles.slice(from, from + atOnce);
    batch.set(some.flat());
    expect(quick.triangles(batch, some.length)).toBeNull();
  }
  return quick.result();
}

describe('the quick measure', () => {
  it('measures a cuboid exactly', () => {
    expect(quickly(cuboid(2, 3, 5))).toEqual({
      triangleCount: 12,
      signedVolume: 30,
      area: 62,
      box: { min: { x: 0, y: 0, z: 0 }, max: { x: 2, y: 3, z: 5 } },
      closed: true,
      consistent: true,
      fileUnit: null,
      partsLeftOut: 0,
    });
  });

  it.each([1, 7, 512])('gives the same whatever the batches: %d at once', (atOnce) => {
    expect(quickly(torus(10, 2), atOnce)).toEqual(quickly(torus(10, 2), 100_000));
    expect(quickly(torus(10, 2), atOnce).signedVolume).toBeCloseTo(torusVolume(10, 2), 9);
  });

  it('stays exact for a small part far away', () => {
    const far = quickly(moved(torus(0.01, 0.002), [4096, -8192, 16384]));
    expect(far.signedVolume / torusVolume(0.01, 0.002)).toBeCloseTo(1, 6);
  });

  it('is closed whatever the order of the triangles and the turn of their corners', () => {
    const turned = rotated(sphere(4), [1, 2, 3], 0.7).map(([ax, ay, az, ...rest]) => [...rest, ax, ay, az] as number[]);
    expect(quickly(turned.toReversed())).toMatchObject({ closed: true, consistent: true });
  });

  it('sees every single triangle that is missing', () => {
    const ball = sphere(3, 12, 8);
    for (let missing = 0; missing < ball.length; missing++) {
      expect(quickly(withoutAt(ball, missing))).toMatchObject({ closed: false, consistent: false });
    }
  });

  it('sees every single triangle that is turned over: still closed, no longer consistent', () => {
    const ring = torus(5, 1, 12, 6);
    for (let turned = 0; turned < ring.length; turned++) {
      expect(quickly(flippedAt(ring, turned))).toMatchObject({ closed: true, consistent: false });
    }
  });

  it('takes a triangle without area for what it is: nothing', () => {
    const point = [1, 1, 1];
    expect(quickly([...cuboid(2), [...point, ...point, ...point]])).toMatchObject({ closed: true, consistent: true });
  });

  it('is not closed when there is nothing', () => {
    expect(new QuickMeasure(1).result()).toMatchObject({ triangleCount: 0, closed: false, signedVolume: 0 });
  });

  it('refuses more triangles than it may', () => {
    const quick = new QuickMeasure(12);
    expect(quick.expect(13)).toMatchObject({ code: 'TOO_MANY_TRIANGLES' });
    expect(quick.triangles(Float64Array.from(cuboid().flat()), 12)).toBeNull();
    expect(quick.triangles(Float64Array.from(cuboid().flat()), 1)).toMatchObject({ code: 'TOO_MANY_TRIANGLES' });
  });
});
