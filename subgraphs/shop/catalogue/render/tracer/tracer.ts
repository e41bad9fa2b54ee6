import {
  BufferAttribute,
  BufferGeometry,
  Camera,
  GLSL3,
  HalfFloatType,
  LinearFilter,
  Mesh,
  RawShaderMaterial,
  Scene,
  Vector2,
  Vector3,
  Vector4,
  WebGLRenderTarget,
  WebGLRenderer,
  type IUniform,
} from 'three';
import { STUDIO_LIGHT } from './light.glsl.ts';
import { PICTURE_MAIN } from './picture.glsl.ts';
import { SCENE_ACCESS } from './scene.glsl.ts';
import { SHADOW_MAIN } from './shadow.glsl.ts';
import { MATERIALS, type TracedScene } from './traced-scene.ts';

export interface View {
  readonly eye: Vector3;
  readonly target: Vector3;
  /** Vertical field of view, degrees. */
  readonly fieldOfView: number;
  /** Radius of the lens, mm: how shallow the focus is. */
  readonly aperture: number;
}

export interface Exposure {
  readonly width: number;
  readonly height: number;
  /** Rays a pixel; a multiple of three, because each follows one primary colour through stones. */
  readonly samples: number;
  readonly shadowRays: number;
  /** Half the side of the square of ground that receives shadow, mm. */
  readonly groundExtent: number;
  /** Turn of the studio round the piece, radians. */
  readonly studioTurn: number;
  /** 0 daylight, 1 lamplight: only alexandrite notices. */
  readonly lampLight: number;
  /** The part of the frame that the pieces can touch, −1 to 1: left, bottom, right, top. Beyond it is only ground. */
  readonly occupied: Vector4;
  /** Linear sRGB of the page behind the picture. */
  readonly pageColour: Vector3;
}

const SHADOW_SIZE = 104;
const TILE = 120;
const VERTEX = /* glsl */ `
in vec3 position;
out vec2 spot;
void main() { spot = position.xy; gl_Position = vec4( position.xy, 0.0, 1.0 ); }
`;

function head(): string {
  return [
    'precision highp float; precision highp int; precision highp sampler2D;',
    '#define TREE_DEPTH 40',
    `#define MATERIALS ${MATERIALS}`,
    '#define BOUNCES 9',
    STUDIO_LIGHT,
    SCENE_ACCESS,
  ].join('\n');
}

/** Draws traced scenes tile by tile, so that no single draw keeps the graphics process too long. */
export class Tracer {
  readonly renderer = new WebGLRenderer({ antialias: false, preserveDrawingBuffer: true, alpha: false });
  readonly #camera = new Camera();
  readonly #shadowTarget = new WebGLRenderTarget(SHADOW_SIZE, SHADOW_SIZE, {
    type: HalfFloatType,
    minFilter: LinearFilter,
    magFilter: LinearFilter,
    depthBuffer: false,
  });
  readonly #uniforms: Record<string, IUniform>;
  readonly #shadow: Scene;
  readonly #picture: Scene;

  constructor() {
    this.renderer.autoClear = false;
    this.#uniforms = {
      tree: { value: null },
      corners: { value: null },
      shading: { value: null },
      materialColour: { value: [] },
      materialTraits: { value: [] },
      materialLamp: { value: [] },
      groundShadow: { value: null },
      groundExtent: { value: 1 },
      groundColour: { value: new Vector3() },
      studioTurn: { value: 0 },
      cameraDirection: { value: new Vector3() },
      lampLight: { value: 0 },
      shadowRays: { value: 1 },
      frameSize: { value: new Vector2() },
      eye: { value: new Vector3() },
      viewRight: { value: new Vector3() },
      viewUp: { value: new Vector3() },
      viewForward: { value: new Vector3() },
      halfHeight: { value: 1 },
      focusDistance: { value: 1 },
      aperture: { value: 0 },
      samples: { value: 1 },
      occupied: { value: new Vector4() },
      exposure: { value: 1 },
      pageColour: { value: new Vector3() },
    };
    this.#shadow = this.#pass(SHADOW_MAIN);
    this.#picture = this.#pass(PICTURE_MAIN);
  }

  /** Fills the renderer's canvas with the picture. */
  draw(scene: TracedScene, view: View, exposure: Exposure): void {
    const { width, height } = exposure;
    // One red ray too many and every diamond turns pink.
    if (exposure.samples % 3 !== 0) throw new Error('The primary colours need equally many samples');
    this.renderer.setPixelRatio(1);
    this.renderer.setSize(width, height, false);
    this.#aim(view);
    this.#set({
      tree: scene.tree,
      corners: scene.corners,
      shading: scene.shading,
      materialColour: padded(scene.colours, () => new Vector4()),
      materialTraits: padded(scene.traits, () => new Vector4()),
      materialLamp: padded(scene.lamps, () => new Vector3()),
      groundExtent: exposure.groundExtent,
      groundColour: exposure.pageColour.clone().multiplyScalar(1.02),
      studioTurn: exposure.studioTurn,
      lampLight: exposure.lampLight,
      shadowRays: exposure.shadowRays,
      frameSize: new Vector2(width, height),
      samples: exposure.samples,
      occupied: exposure.occupied,
      pageColour: exposure.pageColour,
      groundShadow: null,
    });
    this.#tiles(this.#shadow, SHADOW_SIZE, SHADOW_SIZE, (scissor) => {
      this.#shadowTarget.scissor.copy(scissor);
      // The renderer reads a target's scissor only when the target is set.
      this.renderer.setRenderTarget(this.#shadowTarget);
    });
    this.renderer.setRenderTarget(null);
    this.#set({ groundShadow: this.#shadowTarget.texture });
    this.renderer.setScissorTest(true);
    this.#tiles(this.#picture, width, height, (scissor) => this.renderer.setScissor(scissor));
    this.renderer.setScissorTest(false);
  }

  #aim(view: View): void {
    const forward = view.target.clone().sub(view.eye);
    const focusDistance = forward.length();
    forward.normalize();
    const right = forward.clone().cross(new Vector3(0, 1, 0));
    // Looking straight down leaves no horizon: the top of the picture is then away from the viewer, −z.
    if (right.lengthSq() < 1e-6) right.set(1, 0, 0);
    right.normalize();
    this.#set({
      eye: view.eye,
      viewForward: forward,
      viewRight: right,
      viewUp: right.clone().cross(forward),
      cameraDirection: forward.clone().negate(),
      halfHeight: Math.tan((view.fieldOfView * Math.PI) / 360),
      focusDistance,
      aperture: view.aperture,
    });
  }

  #set(values: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(values)) {
      const uniform = this.#uniforms[name];
      if (!uniform) throw new Error(`The tracer has no uniform ${name}`);
      uniform.value = value;
    }
  }

  #tiles(pass: Scene, width: number, height: number, limit: (scissor: Vector4) => void): void {
    const context = this.renderer.getContext();
    for (let y = 0; y < height; y += TILE) {
      for (let x = 0; x < width; x += TILE) {
        limit(new Vector4(x, y, Math.min(TILE, width - x), Math.min(TILE, height - y)));
        this.renderer.render(pass, this.#camera);
        context.finish();
      }
    }
  }

  #pass(main: string): Scene {
    const triangle = new BufferGeometry();
    triangle.setAttribute('position', new BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3));
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: VERTEX,
      fragmentShader: head() + main,
      uniforms: this.#uniforms,
      depthTest: false,
      depthWrite: false,
    });
    const mesh = new Mesh(triangle, material);
    mesh.frustumCulled = false;
    const scene = new Scene();
    scene.add(mesh);
    this.#shadowTarget.scissorTest = true;
    return scene;
  }
}

function padded<T>(values: readonly T[], blank: () => T): T[] {
  return Array.from({ length: MATERIALS }, (_, i) => values[i] ?? blank());
}
