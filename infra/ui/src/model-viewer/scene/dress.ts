import { Color, DoubleSide, InstancedMesh, Mesh, MeshPhysicalMaterial, MeshStandardMaterial, Texture } from 'three';
import type { Material, Object3D } from 'three';
import type { MetalLook } from './metals.ts';

/** Materials of a model whose names begin so are the metal that the customer chooses. */
export const metalSlot = 'metal';
const satinSlot = 'metal-satin';
const stoneSlot = 'stone';

/** Stones without facets: light stays in their surface. */
const soft: ReadonlySet<string> = new Set(['pearl', 'moonstone', 'onyx']);

/**
 * Replaces the materials of a model by those of the stage, by name. What has another name (a cord) stays as it is.
 * Answers how to change the metal later.
 */
export function dress(model: Object3D, look: MetalLook): (look: MetalLook) => void {
  const polished = new MeshStandardMaterial({ name: metalSlot, metalness: 1 });
  const satin = new MeshStandardMaterial({ name: satinSlot, metalness: 1 });
  const stones = new Map<string, Material>();
  model.traverse((node) => {
    if (!isMesh(node)) return;
    const [worn] = [node.material].flat();
    if (!worn) return;
    const slot = worn.name === '' ? node.name : worn.name;
    const next = slot.startsWith(stoneSlot)
      ? stoneLike(slot, worn, stones)
      : slot.startsWith(satinSlot)
        ? satin
        : slot.startsWith(metalSlot)
          ? polished
          : worn;
    if (next !== worn) {
      // What is open is seen from within, too.
      if (worn.side === DoubleSide) next.side = DoubleSide;
      worn.dispose();
      node.material = next;
    }
  });
  const change = ({ color, roughness }: MetalLook) => {
    polished.color.set(color);
    polished.roughness = roughness;
    satin.color.set(color);
    satin.roughness = Math.max(roughness, 0.34);
  };
  change(look);
  return change;
}

/**
 * A stone without tracing rays: facets that mirror the studio in the stone's own colour, as a foil-backed stone does.
 */
function stoneLike(slot: string, worn: Material, made: Map<string, Material>): Material {
  const known = made.get(slot);
  if (known) return known;
  const kind = slot.slice(stoneSlot.length + 1);
  const color = colorOf(worn);
  const stone = soft.has(kind)
    ? new MeshPhysicalMaterial({ color, roughness: 0.28, clearcoat: 1, clearcoatRoughness: 0.12 })
    : new MeshPhysicalMaterial({
        color,
        metalness: 0.8,
        roughness: 0.02,
        flatShading: true,
        envMapIntensity: 1.3,
        emissive: color.clone().multiplyScalar(0.04),
        clearcoat: 0.6,
        clearcoatRoughness: 0,
      });
  stone.name = slot;
  made.set(slot, stone);
  return stone;
}

/** Colour of a stone: what is left of light that went through it, or that of its surface where none goes through. */
function colorOf(worn: Material): Color {
  if (worn instanceof MeshPhysicalMaterial && worn.transmission > 0) return worn.attenuationColor.clone();
  return worn instanceof MeshStandardMaterial ? worn.color.clone() : new Color('#ffffff');
}

/** Whether something in a scene is drawn; three.js itself leaves open of what. */
export function isMesh(node: Object3D): node is Mesh {
  return node instanceof Mesh;
}

/** Whether something is drawn many times from one geometry, with a buffer of its own for the places. */
function isInstanced(node: Object3D): node is InstancedMesh {
  return node instanceof InstancedMesh;
}

/** Frees what a model holds on the graphics card. */
export function release(model: Object3D): void {
  model.traverse((node) => {
    if (!isMesh(node)) return;
    node.geometry.dispose();
    if (isInstanced(node)) node.dispose();
    for (const material of [node.material].flat()) {
      const parts: readonly unknown[] = Object.values(material);
      for (const part of parts) if (part instanceof Texture) part.dispose();
      material.dispose();
    }
  });
}
