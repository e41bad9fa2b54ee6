import { surfaceOf } from '../../formats/test/stl-files.ts';
import { analyseSurface, measureSurface } from './analyse-surface.ts';
import { cuboid, flippedAt, moved, type Triangles } from './test/shapes.ts';

describe('the surface that was measured', () => {
  const analysed = (triangles: Triangles) => {
    const steps = analyseSurface(surfaceOf(triangles), 'INCH');
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value;
  };

  it('is the one that was read when there was nothing to mend', () => {
    const read = surfaceOf(cuboid());
    const steps = [...analyseSurface(read)];
    expect(steps.length).toBeGreaterThan(0);
    expect(analysed(cuboid()).surface.corners).toEqual(read.corners);
  });

  it('has no facet to be turned any more, cavities facing inward', () => {
    const hollow = [...flippedAt(cuboid(10), 1, 5), ...moved(cuboid(4), [3, 3, 3])];
    const { surface, measurement } = analysed(hollow);
    expect(measurement.repairedFacetCount).toBe(14);
    const again = measureSurface(surface);
    expect(again).toMatchObject({ repairedFacetCount: 0, cavities: 1, volumeMm3: 1000 - 64, problems: [] });
  });

  it('goes with the unit that the file states', () => {
    expect(analysed(cuboid()).measurement.fileUnit).toBe('INCH');
  });
});
