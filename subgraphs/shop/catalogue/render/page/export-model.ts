import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Group,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshPhysicalMaterial,
  MeshStandardMaterial,
  Vector3,
  type Material,
} from 'three';
import { GLTFExporter } from 'three/addons/exporters/GLTFExporter.js';
import type { Piece, Slot } from '../../pieces/piece.ts';
import type { MetalKind } from '../../products/product.ts';
import { GEMS, LUSTRES, METAL_REFLECTANCE, stoneOf } from '../materials.ts';

/**
 * A binary glTF of the piece in metres, as the format wants. Vertices are quantised (KHR_mesh_quantization) and repeated
 * parts instanced (EXT_mesh_gpu_instancing), which three's loader reads by itself. Materials are named by slot, so that
 * the storefront can give the piece another metal.
 */
export async function exportModel(piece: Piece, metal: MetalKind): Promise<ArrayBuffer> {
  const materials = new Map<Slot, Material>();
  const root = new Group();
  root.name = 'piece';
  root.scale.setScalar(0.001);
  for (const part of piece.parts) {
    const material = materials.get(part.slot) ?? materialFor(part.slot, metal);
    materials.set(part.slot, material);
    const { geometry, scale } = quantised(part.geometry);
    const places = part.placements.map((own) => own.clone().multiply(scale));
    const [only] = places;
    if (only && places.length === 1) {
      const mesh = new Mesh(geometry, material);
      mesh.applyMatrix4(only);
      mesh.name = part.slot;
      root.add(mesh);
    } else if (places.length > 1) {
      const mesh = new InstancedMesh(geometry, material, places.length);
      places.forEach((place, i) => {
        mesh.setMatrixAt(i, place);
      });
      mesh.name = part.slot;
      root.add(mesh);
    }
  }
  const written = await new GLTFExporter().parseAsync(root, { binary: true });
  if (!(written instanceof ArrayBuffer)) throw new Error('The exporter wrote JSON instead of a binary');
  return written;
}

/** Positions and normals to 16 bits, positions of the geometry's own size: under a micron, and two thirds of the bytes. */
function quantised(source: BufferGeometry): { geometry: BufferGeometry; scale: Matrix4 } {
  source.computeBoundingBox();
  const box = source.boundingBox;
  if (!box) throw new Error('A part has no size');
  const centre = box.getCenter(new Vector3());
  const reach = Math.max(...box.getSize(new Vector3()).toArray()) / 2;
  const position = source.getAttribute('position');
  const normal = source.getAttribute('normal');
  const places = new Int16Array(position.count * 3);
  const directions = new Int16Array(position.count * 3);
  for (let i = 0; i < position.count; i++) {
    places[i * 3] = Math.round(((position.getX(i) - centre.x) / reach) * 32767);
    places[i * 3 + 1] = Math.round(((position.getY(i) - centre.y) / reach) * 32767);
    places[i * 3 + 2] = Math.round(((position.getZ(i) - centre.z) / reach) * 32767);
    directions[i * 3] = Math.round(normal.getX(i) * 32767);
    directions[i * 3 + 1] = Math.round(normal.getY(i) * 32767);
    directions[i * 3 + 2] = Math.round(normal.getZ(i) * 32767);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(places, 3, true));
  geometry.setAttribute('normal', new BufferAttribute(directions, 3, true));
  const index = source.getIndex();
  if (index) geometry.setIndex(new BufferAttribute(small(index.array, position.count), 1));
  const scale = new Matrix4().makeTranslation(centre.x, centre.y, centre.z).scale(new Vector3(reach, reach, reach));
  return { geometry, scale };
}

const small = (index: ArrayLike<number>, vertices: number): Uint16Array | Uint32Array =>
  vertices < 65_536 ? Uint16Array.from(index) : Uint32Array.from(index);

function materialFor(slot: Slot, metal: MetalKind): Material {
  const material = bare(slot, metal);
  material.name = slot;
  return material;
}

function bare(slot: Slot, metal: MetalKind): Material {
  if (slot === 'cord') return new MeshStandardMaterial({ color: '#1d1a1c', roughness: 0.7, metalness: 0 });
  if (slot === 'metal' || slot === 'metal-satin') {
    const [r, g, b] = METAL_REFLECTANCE[metal];
    return new MeshStandardMaterial({
      color: new Color(r, g, b),
      metalness: 1,
      roughness: slot === 'metal' ? 0.12 : 0.42,
    });
  }
  const kind = stoneOf(slot);
  const gem = GEMS[kind];
  if (gem) {
    return new MeshPhysicalMaterial({
      color: '#ffffff',
      roughness: 0,
      metalness: 0,
      ior: Math.min(gem.ior, 2.333),
      transmission: 1,
      thickness: 3,
      attenuationColor: new Color(gem.day),
      attenuationDistance: kind === 'diamond' ? 50 : 4,
      dispersion: gem.spread * 60,
      specularIntensity: 1,
    });
  }
  const lustre = LUSTRES[kind];
  if (!lustre) throw new Error(`${kind} has no material`);
  return new MeshPhysicalMaterial({
    color: lustre.body,
    roughness: lustre.roughness + 0.1,
    metalness: 0,
    clearcoat: 1,
    clearcoatRoughness: lustre.roughness * 0.5,
    sheen: lustre.sheen,
    sheenColor: new Color('#cfe0ff'),
  });
}
