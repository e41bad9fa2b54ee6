import { BackSide, BoxGeometry, Mesh, MeshBasicMaterial, PMREMGenerator, Scene, SphereGeometry } from 'three';
import { release } from './dress.ts';
import type { Texture, WebGLRenderer } from 'three';

/** A lamp: where it stands, how large it is, how bright (1 is a white wall), in which tint. */
interface Lamp {
  readonly at: readonly [number, number, number];
  readonly size: readonly [number, number];
  readonly power: number;
  readonly tint: string;
}

/**
 * A jeweller's photo tent: light cloth around, softboxes above and beside, and black cards between them, for it is
 * the dark that makes polished metal read as metal.
 */
const lamps: readonly Lamp[] = [
  { at: [0, 9, 1], size: [9, 5], power: 9, tint: '#fffaf2' },
  { at: [-9, 3.5, 3], size: [3.2, 8], power: 7, tint: '#fff4e6' },
  { at: [9, 3, 2], size: [2.2, 8], power: 5.5, tint: '#eef4ff' },
  { at: [4, 5, 9], size: [2, 3.5], power: 6, tint: '#ffffff' },
  { at: [-4, 1.5, -9], size: [7, 2.2], power: 4, tint: '#eef2ff' },
];
const cards: readonly Omit<Lamp, 'power' | 'tint'>[] = [
  { at: [-6.5, 2, 7], size: [1.6, 9] },
  { at: [7.5, 1, 6.5], size: [2.4, 9] },
  { at: [0, -1.5, 9.5], size: [12, 1.6] },
];

/**
 * Builds the studio as what the scene is lit by and mirrors.
 *
 * @param sharpness pixels along a side of what is mirrored; making it costs with the square, half a minute for 256 on
 * a busy machine without a graphics card
 */
export function buildStudio(
  renderer: WebGLRenderer,
  sharpness: 64 | 256,
): { readonly texture: Texture; dispose(): void } {
  const scene = new Scene();
  const cloth = new MeshBasicMaterial({ color: '#b4b3b2', side: BackSide });
  scene.add(new Mesh(new SphereGeometry(14, 32, 16), cloth));
  const floor = new MeshBasicMaterial({ color: '#d9d5cf' });
  const ground = new Mesh(new BoxGeometry(26, 0.1, 26), floor);
  ground.position.y = -5;
  scene.add(ground);
  for (const { at, size, power, tint } of lamps) {
    const light = new MeshBasicMaterial({ color: tint });
    light.color.multiplyScalar(power);
    scene.add(panel(at, size, light));
  }
  for (const { at, size } of cards) scene.add(panel(at, size, new MeshBasicMaterial({ color: '#0b0a09' })));

  const generator = new PMREMGenerator(renderer);
  const target = generator.fromScene(scene, 0, 0.1, 100, { size: sharpness });
  generator.dispose();
  release(scene);
  return { texture: target.texture, dispose: () => target.dispose() };
}

function panel(at: Lamp['at'], [width, height]: Lamp['size'], material: MeshBasicMaterial): Mesh {
  const mesh = new Mesh(new BoxGeometry(width, height, 0.05), material);
  mesh.position.set(...at);
  mesh.lookAt(0, 0, 0);
  return mesh;
}
