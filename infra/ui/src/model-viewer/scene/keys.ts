import { Vector3 } from 'three';
import type { PerspectiveCamera } from 'three';
import type { OrbitControls } from 'three/addons/controls/OrbitControls.js';

const keyStep = Math.PI / 16;

/** Turns the view by a key, or begins again; true when the key means something here. */
export function pressKey(key: string, controls: OrbitControls, camera: PerspectiveCamera, reset: () => void): boolean {
  const offset = camera.position.clone().sub(controls.target);
  const place = () => camera.position.copy(controls.target).add(offset);
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      offset.applyAxisAngle(camera.up, key === 'ArrowLeft' ? -keyStep : keyStep);
      break;
    case 'ArrowUp':
    case 'ArrowDown': {
      const side = new Vector3().crossVectors(camera.up, offset).normalize();
      offset.applyAxisAngle(side, key === 'ArrowUp' ? -keyStep : keyStep);
      break;
    }
    case '+':
    case '=':
      offset.clampLength(controls.minDistance, offset.length() * 0.88);
      break;
    case '-':
      offset.clampLength(offset.length() * 1.12, controls.maxDistance);
      break;
    case 'Home':
      reset();
      return true;
    default:
      return false;
  }
  place();
  return true;
}
