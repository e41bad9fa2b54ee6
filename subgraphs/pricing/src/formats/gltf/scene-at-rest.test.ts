import { cuboid, moved, scaled, type Triangles } from '../../domain/geometry/test/shapes.ts';
import { collect, refusalOf, trianglesIn } from '../test/collecting-sink.ts';
import { expectClose } from '../test/expect-close.ts';
import { glbFile, gltfDocument, type GltfDocument } from '../test/gltf-files.ts';

const cube = cuboid();
const { document, buffer } = gltfDocument(cube);

const read = (changes: GltfDocument, bytes = buffer): Triangles =>
  trianglesIn(glbFile({ ...document, ...changes }, bytes), 'ring.glb');
const refused = (changes: GltfDocument, bytes = buffer) =>
  refusalOf(glbFile({ ...document, ...changes }, bytes), 'ring.glb');

const listOf = (name: string): object[] => {
  const value = document[name];
  return Array.isArray(value) ? (value as object[]) : [];
};

const components = { VEC3: 3, VEC4: 4, MAT4: 16 };

/** The cube's document with more lists of numbers: each has an accessor and a view of its own, from 2 on. */
function withLists(
  lists: readonly {
    readonly type: keyof typeof components;
    readonly numbers: readonly number[];
    readonly componentType?: number;
  }[],
) {
  let bytes = buffer;
  const views = [...listOf('bufferViews')];
  const accessors = [...listOf('accessors')];
  for (const { type, numbers, componentType = 5126 } of lists) {
    const array = componentType === 5126 ? Float32Array.from(numbers) : Uint8Array.from(numbers);
    accessors.push({ type, componentType, count: numbers.length / components[type], bufferView: views.length });
    views.push({ buffer: 0, byteOffset: bytes.length, byteLength: array.byteLength });
    bytes = Uint8Array.from([...bytes, ...new Uint8Array(array.buffer)]);
  }
  return { bytes, changes: { bufferViews: views, accessors, buffers: [{ byteLength: bytes.length }] } };
}

const vertices = gltfDocument(cube).vertexCount;
const each = (numbers: readonly number[]): number[] => Array.from({ length: vertices }, () => numbers).flat();

describe('a glTF scene at rest', () => {
  it('has those weights of morph targets that its node states, else those of its mesh', () => {
    const { changes, bytes } = withLists([{ type: 'VEC3', numbers: each([0, 0, 4]) }]);
    const primitive = { attributes: { POSITION: 0 }, indices: 1, targets: [{ NORMAL: 2 }, { POSITION: 2 }] };
    const shown = (mesh: object, node: object): Triangles =>
      read({ ...changes, meshes: [{ primitives: [primitive], ...mesh }], nodes: [{ mesh: 0, ...node }] }, bytes);
    expectClose(shown({}, {}), cube);
    expectClose(shown({ weights: [1, 0.5] }, {}), moved(cube, [0, 0, 2]));
    expectClose(shown({ weights: [0, 1] }, { weights: [0, 0.25] }), moved(cube, [0, 0, 1]));
    const wrong = { ...changes, meshes: [{ primitives: [primitive], weights: ['x'] }] };
    expect(refused(wrong, bytes)).toMatchObject({ code: 'MALFORMED', params: { reason: 'WEIGHTS' } });
  });

  describe('with a skin', () => {
    const half = [0.5, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.5, 0, 1, 0, 0, 1];
    const { changes, bytes } = withLists([
      { type: 'VEC4', numbers: each([0.5, 0.5, 0, 0]) },
      { type: 'MAT4', numbers: [...half, ...half] },
      { type: 'VEC4', numbers: each([0, 1, 0, 0]), componentType: 5121 },
    ]);
    const nodes: readonly object[] = [
      { mesh: 0, skin: 0, translation: [99, 99, 99] },
      { children: [2, 3], translation: [0, 0, 10] },
      { translation: [0, 4, 0] },
      { translation: [0, 8, 0] },
    ];
    const skinned = {
      ...changes,
      nodes,
      scenes: [{ nodes: [0, 1] }],
      meshes: [{ primitives: [{ attributes: { POSITION: 0, JOINTS_0: 4, WEIGHTS_0: 2 }, indices: 1 }] }],
      skins: [{ joints: [2, 3] }],
    };

    it('stands as the joints do, wherever the node of the mesh is', () => {
      expectClose(read(skinned, bytes), moved(cube, [0, 6, 10]));
      // Halved and shifted by the matrices, then by the mean of both joints in their parent.
      const bound = [{ joints: [2, 3], inverseBindMatrices: 3 }];
      expectClose(read({ ...skinned, skins: bound }, bytes), moved(scaled(cube, 0.5), [1, 6, 10]));
    });

    it.each<[string, GltfDocument, string]>([
      ['no such skin', { skins: [] }, 'MALFORMED'],
      ['a skin without joints', { skins: [{ joints: [] }] }, 'MALFORMED'],
      ['a joint too few', { skins: [{ joints: [2] }] }, 'MALFORMED'],
      ['a joint that is no node', { skins: [{ joints: [2, 9] }] }, 'MALFORMED'],
      ['vertices that name no joint', { meshes: listOf('meshes') }, 'MALFORMED'],
      ['joints within themselves', { nodes: nodes.with(3, { children: [1] }) }, 'NODE_CYCLE'],
    ])('is refused for %s', (_, other, code) => {
      expect(refused({ ...skinned, ...other }, bytes).code).toBe(code);
    });
  });

  it('leaves out nodes that it says are hidden, and tells of it', () => {
    const hidden = { extensions: { KHR_node_visibility: { visible: false } } };
    const nodes = [{ mesh: 0 }, { mesh: 0, children: [2], ...hidden }, { mesh: 0 }];
    const file = glbFile({ ...document, nodes, scenes: [{ nodes: [0, 1] }] }, buffer);
    expect(collect(file, 'ring.glb')).toMatchObject({ triangles: cube, partsLeftOut: 1 });
  });
});

describe('a glTF file that is compressed besides', () => {
  it('is read from its plain data', () => {
    const draco = { KHR_draco_mesh_compression: { bufferView: 9 } };
    const primitive = { attributes: { POSITION: 0 }, indices: 1, extensions: draco };
    expect(read({ meshes: [{ primitives: [primitive] }] })).toEqual(cube);
    const meshopt = { EXT_meshopt_compression: { buffer: 1 } };
    const views = listOf('bufferViews').map((view) => ({ ...view, extensions: meshopt }));
    expect(read({ bufferViews: views })).toEqual(cube);
  });

  it('is refused by the compression’s name where the plain data is missing', () => {
    const draco = 'KHR_draco_mesh_compression';
    const primitive = { attributes: { POSITION: 0 }, indices: 1, extensions: { [draco]: {} } };
    const accessors = listOf('accessors').map((accessor) => ({ ...accessor, bufferView: undefined }));
    expect(refused({ accessors, meshes: [{ primitives: [primitive] }] })).toMatchObject({
      code: 'UNSUPPORTED_FORMAT',
      params: { format: `glTF (${draco})` },
    });
    const views = listOf('bufferViews').map((view) => ({
      ...view,
      buffer: 1,
      extensions: { EXT_meshopt_compression: {} },
    }));
    const buffers = [
      ...listOf('buffers'),
      { byteLength: 9, extensions: { EXT_meshopt_compression: { fallback: true } } },
    ];
    expect(refused({ bufferViews: views, buffers })).toMatchObject({
      params: { format: 'glTF (EXT_meshopt_compression)' },
    });
  });
});
