import { Box3, MathUtils, NeutralToneMapping, PerspectiveCamera, Scene, Sphere, Vector3, WebGLRenderer } from 'three';
import type { Object3D } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { dress, release } from './dress.ts';
import { hasGraphicsCard } from './graphics-card.ts';
import { keepRendering } from './rendering.ts';
import { contactShadow } from './shadow.ts';
import { buildStudio } from './studio.ts';
import type { MetalLook } from './metals.ts';

export interface StageOptions {
  /** Turns by itself until it is touched. */
  readonly turning: boolean;
}

/** A canvas with light and a camera, on which one model stands at a time. */
export interface Stage {
  /** Puts a model in the place of the one before, framed; the stage owns it from here on. */
  show(model: Object3D, look: MetalLook): void;
  /** Changes the metal of what stands there. */
  change(look: MetalLook): void;
  /** Turns the view by a key; true when the key means something here. */
  press(key: string): boolean;
  /** Whether the wheel comes nearer to the piece instead of scrolling the page. */
  takeWheel(taken: boolean): void;
  /** Frees everything, the canvas included. */
  dispose(): void;
}

/** Direction from the piece to the camera at first: a little from above and from the right. */
const firstView = new Vector3(0.42, 0.36, 1).normalize();
/** Space around the piece. */
const margin = 1.12;

/** Builds a stage inside `host` and as large as it. Throws where there is no WebGL. */
export function createStage(host: HTMLElement, { turning }: StageOptions): Stage {
  const fast = hasGraphicsCard();
  const renderer = new WebGLRenderer({ antialias: fast, alpha: true, powerPreference: 'low-power' });
  renderer.toneMapping = NeutralToneMapping;
  renderer.toneMappingExposure = 1.05;
  renderer.domElement.className = 'absolute inset-0 size-full';
  host.append(renderer.domElement);

  const scene = new Scene();
  const studio = buildStudio(renderer, fast ? 256 : 64);
  scene.environment = studio.texture;
  const camera = new PerspectiveCamera(26, 1, 0.1, 1000);
  const controls = new OrbitControls(camera, renderer.domElement);
  controls.enablePan = false;
  controls.enableZoom = false;
  controls.enableDamping = fast;
  controls.autoRotate = turning && fast;
  controls.autoRotateSpeed = 1.1;
  controls.maxPolarAngle = Math.PI * 0.86;
  // One finger that moves down scrolls the page; sideways it turns the piece.
  renderer.domElement.style.touchAction = 'pan-y';
  controls.addEventListener('start', () => {
    controls.autoRotate = false;
  });

  let shown: Object3D | undefined;
  let change: (look: MetalLook) => void = () => undefined;
  const sphere = new Sphere();
  const rendering = keepRendering({
    host,
    renderer,
    scene,
    camera,
    controls,
    // Without a card every pixel costs.
    finestPixels: fast ? 2 : 1,
    onResize: () => frame(false),
  });

  function frame(fromTheFront: boolean): void {
    if (!shown) return;
    const vertical = MathUtils.degToRad(camera.fov) / 2;
    const narrower = Math.min(vertical, Math.atan(Math.tan(vertical) * camera.aspect));
    const distance = (sphere.radius * margin) / Math.sin(narrower);
    const direction = fromTheFront ? firstView : camera.position.clone().sub(controls.target).normalize();
    controls.target.copy(sphere.center);
    camera.position.copy(sphere.center).addScaledVector(direction, distance);
    camera.near = distance / 50;
    camera.far = distance * 10;
    camera.updateProjectionMatrix();
    controls.minDistance = distance * 0.35;
    controls.maxDistance = distance * 1.8;
    rendering.wake();
  }

  function clear(): void {
    for (const child of [...scene.children]) {
      scene.remove(child);
      release(child);
    }
  }

  return {
    show: (model, look) => {
      clear();
      change = dress(model, look);
      scene.add(model);
      const box = new Box3().setFromObject(model);
      box.getBoundingSphere(sphere);
      scene.add(contactShadow(box));
      shown = model;
      frame(true);
    },
    change: (look) => {
      change(look);
      rendering.wake();
    },
    press: (key) => {
      const moved = pressKey(key, controls, camera, () => frame(true));
      if (moved) {
        controls.autoRotate = false;
        rendering.wake();
      }
      return moved;
    },
    takeWheel: (taken) => {
      controls.enableZoom = taken;
    },
    dispose: () => {
      rendering.stop();
      controls.dispose();
      clear();
      studio.dispose();
      renderer.dispose();
      renderer.forceContextLoss();
      renderer.domElement.remove();
    },
  };
}

const keyStep = Math.PI / 16;

function pressKey(key: string, controls: OrbitControls, camera: PerspectiveCamera, reset: () => void): boolean {
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
