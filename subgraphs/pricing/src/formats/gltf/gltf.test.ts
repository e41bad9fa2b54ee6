import { cuboid, flipped, moved, rotated, scaled, torus, type Triangles } from '../../domain/geometry/test/shapes.ts';
import { collect, refusalOf, trianglesIn } from '../test/collecting-sink.ts';
import { expectClose } from '../test/expect-close.ts';
import { glbFile, gltfDocument, gltfFile, type GltfDocument } from '../test/gltf-files.ts';
import { textBytes } from '../test/stl-files.ts';

const cube = cuboid();
const { document, buffer } = gltfDocument(cube);

/** What comes of the cube's document with parts of it replaced. */
const read = (changes: GltfDocument, bytes = buffer): Triangles =>
  trianglesIn(glbFile({ ...document, ...changes }, bytes), 'ring.glb');
const refused = (changes: GltfDocument, bytes = buffer) =>
  refusalOf(glbFile({ ...document, ...changes }, bytes), 'ring.glb');
const atNode = (node: object): Triangles => read({ nodes: [{ mesh: 0, ...node }] });
const withPrimitive = (primitive: object) => ({ meshes: [{ primitives: [primitive] }] });

describe('a glTF file', () => {
  it('is read whatever pieces it comes in, as text and as GLB, in metres', () => {
    const ring = scaled(torus(16, 4, 8, 8), 0.25);
    const made = gltfDocument(ring);
    const files = [glbFile(made.document, made.buffer), textBytes(gltfFile(made.document, made.buffer))];
    for (const file of files) {
      const whole = collect(file, 'ring.glb', file.length);
      expectClose(whole.triangles, ring);
      expect(whole.unit).toBe('M');
      for (const pieceLength of [1, 7, 1023, 1024, 1025]) expect(collect(file, 'ring.glb', pieceLength)).toEqual(whole);
    }
  });

  it('is known by its content', () => {
    expect(trianglesIn(glbFile(document, buffer), 'ring.stl')).toEqual(cube);
    expect(trianglesIn(gltfFile(document, buffer), 'ring.obj')).toEqual(cube);
  });

  it('may have its buffer in base64 with slashes escaped, and pictures of any kind beside it', () => {
    const text = gltfFile(document, buffer).replaceAll(/(base64,[^"]*)/g, (uri) => uri.replaceAll('/', '\\/'));
    const pictures =
      '"images": [{"uri": "data:image/svg+xml;utf8,<svg/>"}, {"uri": "gold \\"fine\\".png"}, {"uri": ""}], "scene"';
    expect(trianglesIn(text.replace('"scene"', pictures), 'ring.gltf', 5)).toEqual(cube);
  });

  it('may have its text filled up with zeros instead of blanks', () => {
    for (const generator of ['a', 'ab', 'abc', 'abcd']) {
      const file = glbFile({ ...document, asset: { version: '2.0', generator } }, buffer);
      const end = 20 + new DataView(file.buffer).getUint32(12, true);
      file.fill(0, file.subarray(0, end).lastIndexOf('}'.charCodeAt(0)) + 1, end);
      expect(trianglesIn(file, 'ring.glb')).toEqual(cube);
    }
  });

  it('may be followed by other chunks and other bytes', () => {
    expect(trianglesIn(Uint8Array.from([...glbFile(document, buffer), 1, 2, 3]), 'ring.glb')).toEqual(cube);
  });

  it('has its nodes placed by shift, turn and scale, and by matrices', () => {
    const half = Math.SQRT1_2;
    expectClose(atNode({ translation: [1, 2, 3] }), moved(cube, [1, 2, 3]));
    expectClose(atNode({ rotation: [half, 0, 0, half] }), rotated(cube, [1, 0, 0], Math.PI / 2));
    expectClose(atNode({ rotation: [0, 0, 0, 0] }), cube);
    expectClose(
      atNode({ scale: [2, 2, 2], rotation: [0, half, 0, half], translation: [0, 0, 7] }),
      moved(rotated(scaled(cube, 2), [0, 1, 0], Math.PI / 2), [0, 0, 7]),
    );
    expectClose(
      atNode({ matrix: [0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0, 5, 6, 7, 1] }),
      moved(rotated(cube, [0, 0, 1], Math.PI / 2), [5, 6, 7]),
    );
  });

  it('has mirrored nodes wound the other way, so that they face outward again', () => {
    const mirrored = cube.map((corners) => corners.map((value, at) => (at % 3 === 0 ? 0 - value : value)));
    const outward = flipped(mirrored).map(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, ...last]) =>
      [...last, a, b, c, d, e, f].slice(0, 9),
    );
    const found = atNode({ scale: [-1, 1, 1] });
    const areOutward = (triangles: Triangles): boolean =>
      triangles.reduce(
        (sum, [ax = 0, ay = 0, az = 0, bx = 0, by = 0, bz = 0, cx = 0, cy = 0, cz = 0]) =>
          sum + ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx),
        0,
      ) > 0;
    expect(found).toHaveLength(outward.length);
    expect(areOutward(found)).toBe(true);
    expect(areOutward(atNode({ scale: [-1, -1, 1] }))).toBe(true);
  });

  it('has nodes within nodes, and a mesh as often as it is used', () => {
    const nodes = [
      { children: [1, 2], translation: [0, 0, 10] },
      { mesh: 0, scale: [2, 2, 2] },
      { children: [3], translation: [5, 0, 0] },
      { mesh: 0 },
    ];
    expect(read({ nodes })).toEqual([...moved(scaled(cube, 2), [0, 0, 10]), ...moved(cube, [5, 0, 10])]);
  });

  it('shows the scene it names, else the first, else what is in no other node, else all meshes', () => {
    const nodes = [
      { mesh: 0, translation: [1, 0, 0] },
      { mesh: 0, children: [0] },
      { mesh: 0, translation: [9, 0, 0] },
    ];
    const scenes = [{ nodes: [2] }, { nodes: [0] }];
    expect(read({ nodes, scenes, scene: 1 })).toEqual(moved(cube, [1, 0, 0]));
    expect(read({ nodes, scenes, scene: undefined })).toEqual(moved(cube, [9, 0, 0]));
    expect(read({ nodes, scenes: undefined })).toEqual([...cube, ...moved(cube, [1, 0, 0]), ...moved(cube, [9, 0, 0])]);
    expect(read({ nodes: undefined, scenes: undefined })).toEqual(cube);
  });

  it('may list the places of a mesh (EXT_mesh_gpu_instancing)', () => {
    const shifts = new Uint8Array(Float32Array.of(0, 0, 0, 3, 0, 0).buffer);
    const changes = {
      extensionsUsed: ['EXT_mesh_gpu_instancing'],
      extensionsRequired: ['EXT_mesh_gpu_instancing'],
      nodes: [
        {
          mesh: 0,
          translation: [0, 0, 1],
          extensions: { EXT_mesh_gpu_instancing: { attributes: { TRANSLATION: 2 } } },
        },
      ],
      accessors: [...asList(document['accessors']), { bufferView: 2, componentType: 5126, count: 2, type: 'VEC3' }],
      bufferViews: [...asList(document['bufferViews']), { buffer: 0, byteOffset: buffer.length, byteLength: 24 }],
      buffers: [{ byteLength: buffer.length + 24 }],
    };
    expect(read(changes, Uint8Array.from([...buffer, ...shifts]))).toEqual([
      ...moved(cube, [0, 0, 1]),
      ...moved(cube, [3, 0, 1]),
    ]);
  });

  it('draws strips and fans, indexed or not, and passes over points and lines', () => {
    const attributes = { POSITION: 0 };
    const [a, b, c, d] = [
      [0, 0, 0],
      [0, 1, 0],
      [1, 1, 0],
      [1, 0, 0],
    ];
    // The first four vertices of the cube.
    const accessors = [{ bufferView: 0, componentType: 5126, count: 4, type: 'VEC3' }];
    const draw = (mode?: number) =>
      read({ accessors, ...withPrimitive({ attributes, ...(mode === undefined ? {} : { mode }) }) });
    expect(draw(5)).toEqual([[a, b, c].flat(), [b, d, c].flat()]);
    expect(draw(6)).toEqual([[a, b, c].flat(), [a, c, d].flat()]);
    expect(draw()).toEqual([[a, b, c].flat()]);
    for (const mode of [0, 1, 2, 3]) {
      expect(refused(withPrimitive({ attributes, mode }))).toMatchObject({ code: 'NO_TRIANGLES' });
    }
    expect(refused(withPrimitive({ attributes: {} }))).toMatchObject({ code: 'NO_TRIANGLES' });
    expect(refused(withPrimitive({ attributes, mode: 7 }))).toMatchObject({ code: 'MALFORMED' });
  });

  it('may have indices of one and two bytes', () => {
    const { accessors } = document;
    for (const [componentType, ArrayType] of [
      [5121, Uint8Array],
      [5123, Uint16Array],
    ] as const) {
      const indices = new Uint8Array(ArrayType.from(new Uint32Array(buffer.slice(96).buffer)).buffer);
      const bytes = Uint8Array.from([...buffer.subarray(0, 96), ...indices]);
      const bufferViews = [
        { buffer: 0, byteLength: 96 },
        { buffer: 0, byteOffset: 96, byteLength: indices.length },
      ];
      const smaller = asList(accessors).map((one, at) => (at === 1 ? { ...(one as object), componentType } : one));
      expect(read({ accessors: smaller, bufferViews, buffers: [{ byteLength: bytes.length }] }, bytes)).toEqual(cube);
    }
  });

  it('may have vertices between other things (byteStride), and some of them replaced (sparse)', () => {
    const floats = new Float32Array(buffer.slice(0, 96).buffer);
    const spread = new Float32Array(8 * 5);
    for (let vertex = 0; vertex < 8; vertex++) spread.set(floats.subarray(vertex * 3, vertex * 3 + 3), vertex * 5 + 1);
    const replacement = new Uint8Array(Float32Array.of(9, 9, 9).buffer);
    const bytes = Uint8Array.from([
      ...new Uint8Array(spread.buffer),
      ...buffer.subarray(96),
      ...replacement,
      6,
      0,
      0,
      0,
    ]);
    const indexBytes = buffer.length - 96;
    const bufferViews = [
      { buffer: 0, byteLength: 160, byteStride: 20 },
      { buffer: 0, byteOffset: 160, byteLength: indexBytes },
      { buffer: 0, byteOffset: 160 + indexBytes, byteLength: 16 },
    ];
    const [positions, indices] = asList(document['accessors']);
    const shifted = { ...(positions as object), byteOffset: 4 };
    const changes = { bufferViews, buffers: [{ byteLength: bytes.length }] };
    expect(read({ ...changes, accessors: [shifted, indices] }, bytes)).toEqual(cube);

    const sparse = {
      count: 1,
      indices: { bufferView: 2, byteOffset: 12, componentType: 5121 },
      values: { bufferView: 2 },
    };
    const seventh = JSON.stringify(Array.from(floats.subarray(18, 21)));
    const replaced = cube.map((corners) =>
      [0, 3, 6].flatMap((at) =>
        JSON.stringify(corners.slice(at, at + 3)) === seventh ? [9, 9, 9] : corners.slice(at, at + 3),
      ),
    );
    expect(read({ ...changes, accessors: [{ ...shifted, sparse }, indices] }, bytes)).toEqual(replaced);
    const beyond = { ...sparse, count: 9 };
    expect(refused({ ...changes, accessors: [{ ...shifted, sparse: beyond }, indices] }, bytes)).toMatchObject({
      code: 'MALFORMED',
    });
  });

  it('may have positions of integers where it says so (KHR_mesh_quantization)', () => {
    const floats = new Float32Array(buffer.slice(0, 96).buffer);
    const shorts = new Uint8Array(
      Int16Array.from({ length: 32 }, (_, at) =>
        at % 4 === 3 ? 0 : (floats[Math.floor(at / 4) * 3 + (at % 4)] ?? 0) * 32767,
      ).buffer,
    );
    const bytes = Uint8Array.from([...shorts, ...buffer.subarray(96)]);
    const changes = {
      bufferViews: [
        { buffer: 0, byteLength: 64, byteStride: 8 },
        { buffer: 0, byteOffset: 64, byteLength: buffer.length - 96 },
      ],
      buffers: [{ byteLength: bytes.length }],
      accessors: [
        { bufferView: 0, componentType: 5122, normalized: true, count: 8, type: 'VEC3' },
        asList(document['accessors'])[1],
      ],
    };
    expect(
      read(
        { ...changes, extensionsUsed: ['KHR_mesh_quantization'], extensionsRequired: ['KHR_mesh_quantization'] },
        bytes,
      ),
    ).toEqual(cube);
    expect(refused(changes, bytes)).toMatchObject({ code: 'MALFORMED', params: { reason: 'ACCESSOR_TYPE' } });
  });
});

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
