/** Triangles that share their corners, as graphics hardware takes them. */
export interface GlbMesh {
  /** x y z of each vertex, from `origin`. */
  readonly positions: Float32Array;
  /** Three vertices for each triangle. */
  readonly indices: Uint32Array;
  /** Where the positions are counted from. */
  readonly origin: readonly [number, number, number];
}

const magic = 0x46546c67;
const chunkTypes = { json: 0x4e4f534a, binary: 0x004e4942 };
const componentTypes = { uint16: 5123, uint32: 5125, float32: 5126 };
const targets = { vertices: 34962, indices: 34963 };
const headerBytes = 12;
const chunkHeaderBytes = 8;

/**
 * A GLB file with one mesh (Khronos Group, glTF 2.0, section 4.4: binary glTF). Positions are single precision; the node is moved to
 * the origin in double precision, so that a small piece far from zero keeps its shape.
 */
export function glbFile({ positions, indices, origin }: GlbMesh): Uint8Array {
  const vertexCount = positions.length / 3;
  // 65535 stands for "begin anew" in strips and is not used.
  const isShort = vertexCount < 65_535;
  const indexBytes = new Uint8Array((isShort ? Uint16Array.from(indices) : indices.slice()).buffer);
  const positionBytes = new Uint8Array(positions.buffer, positions.byteOffset, positions.byteLength);
  const binary = padded([positionBytes, indexBytes], 0);
  const json = JSON.stringify({
    asset: { version: '2.0', generator: 'Alexandrite' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0, translation: origin }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1 }] }],
    accessors: [
      { bufferView: 0, componentType: componentTypes.float32, count: vertexCount, type: 'VEC3', ...bounds(positions) },
      {
        bufferView: 1,
        componentType: isShort ? componentTypes.uint16 : componentTypes.uint32,
        count: indices.length,
        type: 'SCALAR',
      },
    ],
    bufferViews: [
      { buffer: 0, byteOffset: 0, byteLength: positionBytes.length, target: targets.vertices },
      { buffer: 0, byteOffset: positionBytes.length, byteLength: indexBytes.length, target: targets.indices },
    ],
    buffers: [{ byteLength: binary.length }],
  });
  const space = 0x20;
  const text = padded([new TextEncoder().encode(json)], space);
  const length = headerBytes + 2 * chunkHeaderBytes + text.length + binary.length;
  const header = words(magic, 2, length);
  const textHeader = words(text.length, chunkTypes.json);
  return joined([header, textHeader, text, words(binary.length, chunkTypes.binary), binary]);
}

function bounds(positions: Float32Array): { readonly min: readonly number[]; readonly max: readonly number[] } {
  const min = [Infinity, Infinity, Infinity];
  const max = [-Infinity, -Infinity, -Infinity];
  positions.forEach((value, at) => {
    const axis = at % 3;
    if (value < (min[axis] ?? 0)) min[axis] = value;
    if (value > (max[axis] ?? 0)) max[axis] = value;
  });
  return { min, max };
}

/** 32-bit numbers, little-endian. */
function words(...values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, at) => {
    view.setUint32(at * 4, value, true);
  });
  return new Uint8Array(view.buffer);
}

/** Chunks are a multiple of four bytes long. */
function padded(parts: readonly Uint8Array[], filler: number): Uint8Array {
  const whole = joined(parts);
  const length = Math.ceil(whole.length / 4) * 4;
  const result = new Uint8Array(length).fill(filler);
  result.set(whole);
  return result;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
