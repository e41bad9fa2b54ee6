import { BoxGeometry, Mesh, Sphere, Vector3 } from 'three';
import { viewOfPlace } from './view-of-place.ts';

const model = new Mesh(new BoxGeometry(10, 10, 10));
model.updateMatrixWorld(true);
const whole = new Sphere(new Vector3(), Math.sqrt(75));
const fromTheFront = new Vector3(0, 0, 1);

const viewOf = (spot: Vector3) =>
  viewOfPlace({ model, whole, place: new Sphere(spot, 0.1), samples: [spot], now: fromTheFront });

describe('the view of a place', () => {
  it('is from the side on which the place lies', () => {
    expect(viewOf(new Vector3(0, 0, -5)).z).toBeLessThan(0);
    expect(viewOf(new Vector3(5, 0, 0)).x).toBeGreaterThan(0.3);
  });

  it('is from below when the place is below', () => {
    expect(viewOf(new Vector3(0, -5, 0)).y).toBeLessThan(0);
  });

  it('stays as it is when the place is to be seen already', () => {
    expect(viewOf(new Vector3(0, 0, 5)).z).toBeGreaterThan(0.6);
  });

  it('is a direction', () => {
    expect(viewOf(new Vector3(1, 5, -2)).length()).toBeCloseTo(1);
  });
});
