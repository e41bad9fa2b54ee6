import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  FloatType,
  Matrix3,
  NearestFilter,
  RGBAFormat,
  Vector3,
  type Matrix4,
  type Vector4,
} from 'three';
import { MeshBVH, SAH } from 'three-mesh-bvh';
import type { MetalKind } from '../../products/product.ts';
import type { Piece } from '../../pieces/piece.ts';
import { surfaceFor, type Surface } from '../materials.ts';
import { LIST_WIDTH } from './scene.glsl.ts';

/** One piece in the picture: its metal and where it stands. */
export interface Prop {
  readonly piece: Piece;
  readonly metal: MetalKind;
  readonly matrix: Matrix4;
}

export interface TracedScene {
  readonly tree: DataTexture;
  readonly corners: DataTexture;
  readonly shading: DataTexture;
  readonly colours: readonly Vector4[];
  readonly traits: readonly Vector4[];
  readonly lamps: readonly Vector3[];
  dispose(): void;
}

/** The size of the material table in the shader. */
export const MATERIALS = 24;

interface Merged {
  readonly positions: number[];
  readonly normals: number[];
  /** Material of each vertex. */
  readonly materials: number[];
  readonly index: number[];
  readonly surfaces: Surface[];
}

/** Merges everything into one tree of triangles, each knowing its material. */
export function traceable(props: readonly Prop[]): TracedScene {
  const merged = merge(props);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(merged.positions), 3));
  geometry.setIndex(new BufferAttribute(new Uint32Array(merged.index), 1));
  // Building the tree sorts the index, so that each leaf is a run of triangles.
  const tree = packTree(new MeshBVH(geometry, { strategy: SAH, targetLeafSize: 4 }));
  const order = geometry.getIndex()?.array ?? [];
  const { corners, shading } = packTriangles(merged, order);
  const textures = [tree, corners, shading];
  return {
    tree,
    corners,
    shading,
    colours: merged.surfaces.map(({ colour }) => colour),
    traits: merged.surfaces.map(({ traits }) => traits),
    lamps: merged.surfaces.map(({ lamp }) => lamp),
    dispose: () => {
      for (const texture of textures) texture.dispose();
    },
  };
}

function merge(props: readonly Prop[]): Merged {
  const merged: Merged = { positions: [], normals: [], materials: [], index: [], surfaces: [] };
  const numbers = new Map<string, number>();
  const point = new Vector3();
  for (const { piece, metal, matrix } of props) {
    for (const { slot, geometry, placements } of piece.parts) {
      const width = smallerSide(geometry);
      const key = `${slot}/${metal}/${slot.startsWith('stone') ? width.toFixed(1) : ''}`;
      const material = numbers.get(key) ?? merged.surfaces.push(surfaceFor(slot, metal, width)) - 1;
      numbers.set(key, material);
      const position = geometry.getAttribute('position');
      const normal = geometry.getAttribute('normal');
      const order = geometry.getIndex();
      for (const own of placements) {
        const world = matrix.clone().multiply(own);
        const turn = new Matrix3().getNormalMatrix(world);
        const first = merged.materials.length;
        for (let i = 0; i < position.count; i++) {
          point.fromBufferAttribute(position, i).applyMatrix4(world);
          merged.positions.push(point.x, point.y, point.z);
          point.fromBufferAttribute(normal, i).applyMatrix3(turn).normalize();
          merged.normals.push(point.x, point.y, point.z);
          merged.materials.push(material);
        }
        const corners = order?.count ?? position.count;
        for (let i = 0; i < corners; i++) merged.index.push(first + (order ? order.getX(i) : i));
      }
    }
  }
  if (merged.surfaces.length > MATERIALS) throw new Error(`A picture holds at most ${MATERIALS} materials`);
  return merged;
}

/**
 * Nodes in the order of a walk, so that a node's left child follows it. Low corner: w is the right child's number, or
 * minus the number of triangles in a leaf. High corner: w is the axis of the split, or the leaf's first triangle.
 */
function packTree(bvh: MeshBVH): DataTexture {
  const values: number[] = [];
  // Inner nodes on the way down that still wait for their right child, deepest last.
  const waiting: { depth: number; node: number }[] = [];
  bvh.traverse((depth, isLeaf, bounds, offsetOrAxis, count) => {
    const node = values.length / 8;
    const parent = waiting.findLast((inner) => inner.depth === depth - 1);
    // The left child comes directly after its parent; any other child of that depth is the right one.
    if (parent && node !== parent.node + 1) values[parent.node * 8 + 3] = node;
    while (waiting.length > 0 && (waiting.at(-1)?.depth ?? -1) >= depth) waiting.pop();
    if (!isLeaf) waiting.push({ depth, node });
    const box = new Float32Array(bounds);
    values.push(...box.subarray(0, 3), isLeaf ? -count : 0, ...box.subarray(3, 6), offsetOrAxis);
  });
  return list(values);
}

function packTriangles({ positions, normals, materials }: Merged, order: ArrayLike<number>) {
  const corners: number[] = [];
  const shading: number[] = [];
  const at = (values: readonly number[], vertex: number, axis: number) => values[vertex * 3 + axis] ?? 0;
  for (let i = 0; i < order.length; i += 3) {
    const a = order[i] ?? 0;
    for (let k = 0; k < 3; k++) {
      const vertex = order[i + k] ?? 0;
      for (let axis = 0; axis < 3; axis++) {
        corners.push(at(positions, vertex, axis) - (k === 0 ? 0 : at(positions, a, axis)));
        shading.push(at(normals, vertex, axis));
      }
      corners.push(0);
      shading.push(k === 0 ? (materials[a] ?? 0) : 0);
    }
  }
  return { corners: list(corners), shading: list(shading) };
}

/** A long list of four-number items as a texture. */
function list(values: readonly number[]): DataTexture {
  const rows = Math.ceil(values.length / 4 / LIST_WIDTH);
  const texels = new Float32Array(rows * LIST_WIDTH * 4);
  texels.set(values);
  const texture = new DataTexture(texels, LIST_WIDTH, rows, RGBAFormat, FloatType);
  texture.minFilter = NearestFilter;
  texture.magFilter = NearestFilter;
  texture.needsUpdate = true;
  return texture;
}

function smallerSide(geometry: BufferGeometry): number {
  geometry.computeBoundingBox();
  const size = geometry.boundingBox?.getSize(new Vector3()) ?? new Vector3(1, 1, 1);
  return Math.min(size.x, size.z);
}
