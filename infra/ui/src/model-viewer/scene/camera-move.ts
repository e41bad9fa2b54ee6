import { MathUtils, Quaternion } from 'three';
import type { PerspectiveCamera, Vector3 } from 'three';
import type { OrbitControls } from 'three/addons/controls/OrbitControls.js';

/** Where a camera is to stand: what it looks at, from which side, how far away. */
export interface View {
  readonly target: Vector3;
  /** From the target to the camera, of length 1. */
  readonly direction: Vector3;
  readonly distance: number;
}

/** A change that goes on frame by frame: takes the milliseconds since the last one, answers whether it goes on. */
export type Motion = (elapsedMs: number) => boolean;

/** Puts the camera where it is to stand. */
export function place(camera: PerspectiveCamera, controls: OrbitControls, { target, direction, distance }: View): void {
  controls.target.copy(target);
  camera.position.copy(target).addScaledVector(direction, distance);
}

/** Moves the camera there, around the piece and not through it. */
export function moveTo(camera: PerspectiveCamera, controls: OrbitControls, to: View, milliseconds: number): Motion {
  const target = controls.target.clone();
  const offset = camera.position.clone().sub(target);
  const distance = offset.length();
  const direction = offset.normalize();
  const turn = new Quaternion().setFromUnitVectors(direction, to.direction);
  let passed = 0;
  return (elapsedMs) => {
    passed = Math.min(passed + elapsedMs, milliseconds);
    const share = MathUtils.smootherstep(passed, 0, milliseconds);
    place(camera, controls, {
      target: target.clone().lerp(to.target, share),
      direction: direction.clone().applyQuaternion(new Quaternion().slerp(turn, share)).normalize(),
      distance: MathUtils.lerp(distance, to.distance, share),
    });
    return passed < milliseconds;
  };
}

/** Swells and ebbs a few times about a half, ending there: `show` gets amounts from 0 to 1. */
export function pulse(show: (amount: number) => void, beats: number, beatMs: number): Motion {
  let passed = 0;
  return (elapsedMs) => {
    passed = Math.min(passed + elapsedMs, beats * beatMs);
    show(0.5 + 0.5 * Math.sin((passed / beatMs) * Math.PI * 2));
    return passed < beats * beatMs;
  };
}
