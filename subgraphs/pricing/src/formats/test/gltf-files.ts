import type { Triangles } from '../../domain/geometry/test/shapes.ts';
import { indexed } from './indexed-mesh.ts';
import { textBytes } from './stl-files.ts';

/** What a glTF file says; a test changes what it wants. */
export type GltfDocument = Record<string, unknown>;

/** A document of one mesh, and its buffer: positions as floats, then indices of 32 bits. */
export function gltfDocument(triangles: Triangles): {
  readonly document: GltfDocument;
  readonly buffer: Uint8Array;
  readonly vertexCount: number;
} {
  const { vertices, facets } = indexed(triangles);
  const positions = new Uint8Array(Float32Array.from(vertices.flat()).buffer);
  const indices = new Uint8Array(Uint32Array.from(facets.flat()).buffer);
  const buffer = Uint8Array.from([...positions, ...indices]);
  const document = {
    asset: { version: '2.0', generator: 'made for a test' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1 }] }],
    accessors: [
      { bufferView: 0, componentType: 5126, count: vertices.length, type: 'VEC3' },
      { bufferView: 1, componentType: 5125, count: facets.length * 3, type: 'SCALAR' },
    ],
    bufferViews: [
      { buffer: 0, byteOffset: 0, byteLength: positions.length },
      { buffer: 0, byteOffset: positions.length, byteLength: indices.length },
    ],
    buffers: [{ byteLength: buffer.length }],
  };
  return { document, buffer, vertexCount: vertices.length };
}

/** The document as text, with the buffer in it. */
export function gltfFile(document: GltfDocument, buffer: Uint8Array): string {
  const uri = `data:application/octet-stream;base64,${Buffer.from(buffer).toString('base64')}`;
  return JSON.stringify({ ...document, buffers: [{ byteLength: buffer.length, uri }] }, null, 1);
}

/** The document and the buffer in a binary container. */
export function glbFile(document: GltfDocument, buffer: Uint8Array): Uint8Array {
  const json = textBytes(JSON.stringify(document));
  const text = Uint8Array.from([...json, ...new Uint8Array((4 - (json.length % 4)) % 4).fill(0x20)]);
  const binary = Uint8Array.from([...buffer, ...new Uint8Array((4 - (buffer.length % 4)) % 4)]);
  const bytes = new Uint8Array(12 + 8 + text.length + 8 + binary.length);
  const view = new DataView(bytes.buffer);
  const numbers: readonly (readonly [number, number])[] = [
    [0, 0x46546c67],
    [4, 2],
    [8, bytes.length],
    [12, text.length],
    [16, 0x4e4f534a],
    [20 + text.length, binary.length],
    [24 + text.length, 0x004e4942],
  ];
  for (const [at, number] of numbers) view.setUint32(at, number, true);
  bytes.set(text, 20);
  bytes.set(binary, 28 + text.length);
  return bytes;
}
