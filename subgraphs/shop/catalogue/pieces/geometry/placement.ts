import { Matrix4, Quaternion, Vector3 } from 'three';

/** Stands a part at `position` with its +y towards `up`, turned by `turn` radians about that axis. */
export function standing(position: Vector3, up: Vector3, turn = 0, scale = 1): Matrix4 {
  const rotation = new Quaternion()
    .setFromUnitVectors(new Vector3(0, 1, 0), up.clone().normalize())
    .multiply(new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), turn));
  return new Matrix4().compose(position, rotation, new Vector3(scale, scale, scale));
}

/** Places a part by three axes: its x along `along`, its y along `up`. */
export function framed(position: Vector3, along: Vector3, up: Vector3, scale = 1): Matrix4 {
  const y = up.clone().normalize();
  const z = along.clone().cross(y).normalize();
  const x = y.clone().cross(z);
  return new Matrix4()
    .makeBasis(x, y, z)
    .scale(new Vector3(scale, scale, scale))
    .setPosition(position);
}

export const moved = (x: number, y: number, z: number): Matrix4 => new Matrix4().makeTranslation(x, y, z);

export const here = new Matrix4();

/** Point on the circle round the finger: angle 0 at the top (+y), growing towards +x. */
export const onFinger = (angle: number, radius: number, z = 0): Vector3 =>
  new Vector3(Math.sin(angle) * radius, Math.cos(angle) * radius, z);
