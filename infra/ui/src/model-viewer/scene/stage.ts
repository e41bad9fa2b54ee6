import { MathUtils, NeutralToneMapping, PerspectiveCamera, Scene, Sphere, Vector3, WebGLRenderer } from 'three';
import type { Object3D } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { moveTo, place, pulse, type Motion, type View } from './camera-move.ts';
import { dress, release } from './dress.ts';
import { hasGraphicsCard } from './graphics-card.ts';
import { pressKey } from './keys.ts';
import { createMarks, type Marks } from '../marks/marks.ts';
import type { MetalLook } from './metals.ts';
import type { MarkedPlace } from '../marks/places.ts';
import { keepRendering } from './rendering.ts';
import { contactShadow } from './shadow.ts';
import { buildStudio } from './studio.ts';
import { boxAround } from '../formats/surfaces.ts';
import { viewOfPlace } from '../marks/view-of-place.ts';

export interface StageOptions {
  /** Turns by itself until it is touched. */
  readonly turning: boolean;
  /** Nothing moves by itself: for those who asked for less motion. */
  readonly still: boolean;
}

/** A canvas with light and a camera, on which one model stands at a time. */
export interface Stage {
  /** Puts a model in the place of the one before, framed; the stage owns it from here on. Throws if it has no extent. */
  show(model: Object3D, look: MetalLook): void;
  /** Changes the metal of what stands there. */
  change(look: MetalLook): void;
  /** Marks places on what stands there, instead of those before; answers how many edges and spots are drawn. */
  mark(places: readonly MarkedPlace[], millimetresPerUnit: number): number;
  /** Turns the view to a marked place, which pulses; null: to none. */
  pointAt(id: string | null): void;
  /** Turns the view by a key; true when the key means something here. */
  press(key: string): boolean;
  /** Whether the wheel comes nearer to the piece instead of scrolling the page. */
  takeWheel(taken: boolean): void;
  /** Takes away what stands there. */
  clear(): void;
  /** Frees everything, the canvas included. */
  dispose(): void;
}

/** Direction from the piece to the camera at first: a little from above and from the right. */
const firstView = new Vector3(0.42, 0.36, 1).normalize();
/** Space around the piece. */
const margin = 1.12;
const turnMs = 900;
const beatMs = 1600;

/** Builds a stage inside `host` and as large as it. Throws where there is no WebGL. */
export function createStage(host: HTMLElement, { turning, still }: StageOptions): Stage {
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
  controls.autoRotate = turning && fast && !still;
  controls.autoRotateSpeed = 1.1;
  controls.maxPolarAngle = Math.PI * 0.86;
  // One finger that moves down scrolls the page; sideways it turns the piece.
  renderer.domElement.style.touchAction = 'pan-y';
  controls.addEventListener('start', () => {
    controls.autoRotate = false;
    motions.delete('camera');
  });

  let shown: Object3D | undefined;
  let marks: Marks | undefined;
  let pointedAt: string | null = null;
  let change: (look: MetalLook) => void = () => undefined;
  const motions = new Map<'camera' | 'pulse', Motion>();
  /** Around the whole piece, and around what is looked at. */
  const whole = new Sphere();
  const aim = new Sphere();
  const rendering = keepRendering({
    host,
    renderer,
    scene,
    camera,
    controls,
    // Without a card every pixel costs.
    finestPixels: fast ? 2 : 1,
    onFrame: (elapsedMs) => {
      for (const [name, motion] of motions) if (!motion(elapsedMs)) motions.delete(name);
      return motions.size > 0;
    },
    beforeRender: () => marks?.follow(camera),
    onResize: () => frame(currentDirection()),
  });

  const currentDirection = () => camera.position.clone().sub(controls.target).normalize();

  function distanceTo({ radius }: Sphere): number {
    const vertical = MathUtils.degToRad(camera.fov) / 2;
    const narrower = Math.min(vertical, Math.atan(Math.tan(vertical) * camera.aspect));
    return (radius * margin) / Math.sin(narrower);
  }

  function viewFrom(direction: Vector3): View {
    return { target: aim.center.clone(), direction, distance: distanceTo(aim) };
  }

  /** Sees all of what is aimed at. */
  function frame(direction: Vector3): void {
    if (!shown) return;
    const distance = distanceTo(whole);
    place(camera, controls, viewFrom(direction));
    camera.near = distance / 50;
    camera.far = distance * 10;
    camera.updateProjectionMatrix();
    controls.minDistance = distance * 0.25;
    controls.maxDistance = distance * 1.8;
    rendering.wake();
  }

  function beginAgain(): void {
    motions.delete('camera');
    aim.copy(whole);
    frame(firstView);
  }

  function unmark(): void {
    motions.delete('pulse');
    marks?.dispose();
    marks = undefined;
  }

  function clear(): void {
    unmark();
    motions.clear();
    for (const child of [...scene.children]) {
      scene.remove(child);
      release(child);
    }
    shown = undefined;
    rendering.wake();
  }

  return {
    show: (model, look) => {
      const box = boxAround(model);
      clear();
      change = dress(model, look);
      scene.add(model, contactShadow(box));
      box.getBoundingSphere(whole);
      shown = model;
      beginAgain();
    },
    change: (look) => {
      change(look);
      rendering.wake();
    },
    mark: (places, millimetresPerUnit) => {
      unmark();
      if (!shown) return 0;
      marks = createMarks(places, millimetresPerUnit, shown.matrixWorld, whole.center);
      marks.swell(pointedAt, 0.5);
      scene.add(marks.root);
      rendering.wake();
      return marks.count;
    },
    pointAt: (id) => {
      motions.clear();
      pointedAt = id;
      const standing = id === null ? undefined : marks?.standing(id);
      marks?.swell(id, 0.5);
      if (shown && standing && id !== null) {
        const { sphere, points } = standing;
        controls.autoRotate = false;
        const now = currentDirection();
        const direction = viewOfPlace({ model: shown, whole, place: sphere, samples: points, now });
        aimAt(aim, sphere, whole);
        if (still) {
          frame(direction);
        } else {
          motions.set('camera', moveTo(camera, controls, viewFrom(direction), turnMs));
          if (fast)
            motions.set(
              'pulse',
              pulse((amount) => marks?.swell(id, amount), 4, beatMs),
            );
        }
      }
      rendering.wake();
    },
    press: (key) => {
      const moved = pressKey(key, controls, camera, beginAgain);
      if (moved) {
        controls.autoRotate = false;
        motions.delete('camera');
        rendering.wake();
      }
      return moved;
    },
    takeWheel: (taken) => {
      controls.enableZoom = taken;
    },
    clear,
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

/** A place with enough around it to see where it is; the whole piece where the place is nearly as large. */
function aimAt(aim: Sphere, place: Sphere, whole: Sphere): void {
  const radius = MathUtils.clamp(place.radius * 1.2, whole.radius * 0.45, whole.radius * 0.9);
  aim.set(place.radius > whole.radius * 0.6 ? whole.center : place.center, radius);
}
