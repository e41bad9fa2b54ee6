import { surfaceOf } from '../../formats/test/stl-files.ts';
import { moved, torus, torusVolume, type Triangles } from '../../domain/geometry/test/shapes.ts';
import { previewOf } from './preview.ts';

/** What a viewer finds in a GLB file with one mesh, read by the letter of the standard. */
function contentOf(file: Uint8Array | null) {
  if (file === null) throw new Error('no preview');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  expect(view.getUint32(0, true)).toBe(0x46546c67);
  expect(view.getUint32(4, true)).toBe(2);
  expect(view.getUint32(8, true)).toBe(file.length);
  const jsonLength = view.getUint32(12, true);
  expect(jsonLength % 4).toBe(0);
  expect(view.getUint32(16, true)).toBe(0x4e4f534a);
  const json = JSON.parse(new TextDecoder().decode(file.subarray(20, 20 + jsonLength))) as GltfJson;
  const binaryAt = 20 + jsonLength + 8;
  expect(view.getUint32(binaryAt - 4, true)).toBe(0x004e4942);
  expect(view.getUint32(binaryAt - 8, true)).toBe(file.length - binaryAt);
  const start = (accessor: number): number => {
    const bufferView = json.bufferViews[json.accessors[accessor]?.bufferView ?? -1];
    const offset = binaryAt + (bufferView?.byteOffset ?? NaN);
    expect((offset - binaryAt) % 4).toBe(0);
    return offset;
  };
  const [positions, indices] = [json.accessors[0], json.accessors[1]];
  const [positionsAt, indicesAt] = [start(0), start(1)];
  const isShort = indices?.componentType === 5123;
  return {
    min: positions?.min,
    max: positions?.max,
    translation: json.nodes[0]?.translation ?? [],
    positions: Array.from({ length: (positions?.count ?? 0) * 3 }, (_, at) =>
      view.getFloat32(positionsAt + at * 4, true),
    ),
    indices: Array.from({ length: indices?.count ?? 0 }, (_, at) =>
      isShort ? view.getUint16(indicesAt + at * 2, true) : view.getUint32(indicesAt + at * 4, true),
    ),
  };
}

interface GltfJson {
  readonly nodes: readonly { readonly translation: readonly number[] }[];
  readonly bufferViews: readonly { readonly byteOffset: number }[];
  readonly accessors: readonly {
    readonly bufferView: number;
    readonly componentType: number;
    readonly count: number;
    readonly min?: readonly number[];
    readonly max?: readonly number[];
  }[];
}

function volumeOf({ positions, indices }: ReturnType<typeof contentOf>): number {
  let volume = 0;
  for (let at = 0; at < indices.length; at += 3) {
    const [a = [], b = [], c = []] = indices
      .slice(at, at + 3)
      .map((vertex) => positions.slice(vertex * 3, vertex * 3 + 3));
    const [ax = 0, ay = 0, az = 0] = a;
    const [bx = 0, by = 0, bz = 0] = b;
    const [cx = 0, cy = 0, cz = 0] = c;
    volume += (ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx)) / 6;
  }
  return volume;
}

const preview = (triangles: Triangles) => previewOf(surfaceOf(triangles));

describe('a preview', () => {
  it('is the surface itself while it is small', async () => {
    const content = contentOf(await preview(moved(torus(10, 2), [0, 5, 0])));
    expect(content.indices).toHaveLength(2304 * 3);
    expect(content.positions).toHaveLength(1152 * 3);
    expect(volumeOf(content) / torusVolume(10, 2)).toBeCloseTo(1, 5);
    expect(content.translation[1]).toBeCloseTo(5, 12);
    expect(content.max?.[0]).toBeCloseTo(12, 5);
    expect(content.min?.[2]).toBeCloseTo(-2, 5);
  });

  it('has few triangles for a fine surface, and all but its volume', async () => {
    const content = contentOf(await preview(torus(10, 2, 300, 150)));
    expect(content.indices.length / 3).toBeLessThanOrEqual(30_000);
    expect(content.indices.length / 3).toBeGreaterThan(1000);
    expect(content.positions.length).toBeLessThan(content.indices.length);
    expect(volumeOf(content) / torusVolume(10, 2, 300, 150)).toBeCloseTo(1, 2);
  });

  it('keeps its shape far from zero', async () => {
    const content = contentOf(await preview(moved(torus(10, 2), [1e7, -1e7, 3e6])));
    expect(volumeOf(content) / torusVolume(10, 2)).toBeCloseTo(1, 5);
    expect(content.translation[0]).toBeCloseTo(1e7, 5);
  });

  it('counts vertices with 32 bits where 16 do not do', async () => {
    const apart = Array.from({ length: 30_000 }, (_, at): number[] => [at, 0, 0, at + 0.5, 0, 0, at, 1, 0]);
    const content = contentOf(await preview(apart));
    expect(content.indices).toEqual(Array.from({ length: 90_000 }, (_, at) => at));
    expect(content.positions).toHaveLength(270_000);
  });

  it('is none where there is nothing to see', async () => {
    expect(await preview([])).toBeNull();
  });
});
