import { cuboid, type Triangles } from '../../domain/geometry/test/shapes.ts';
import { refusalOf, trianglesIn } from '../test/collecting-sink.ts';
import { glbFile, gltfDocument, gltfFile, type GltfDocument } from '../test/gltf-files.ts';

const cube = cuboid();
const { document, buffer } = gltfDocument(cube);

/** What comes of the cube's document with parts of it replaced. */
const read = (changes: GltfDocument): Triangles =>
  trianglesIn(glbFile({ ...document, ...changes }, buffer), 'ring.glb');
const refused = (changes: GltfDocument, bytes = buffer) =>
  refusalOf(glbFile({ ...document, ...changes }, bytes), 'ring.glb');
describe('a glTF file that cannot be read', () => {
  it('says that its nodes go round in a circle', () => {
    expect(refused({ nodes: [{ children: [1] }, { children: [0] }] })).toMatchObject({ code: 'NODE_CYCLE' });
    expect(refused({ nodes: [{ children: [0], mesh: 0 }] })).toMatchObject({ code: 'NODE_CYCLE' });
    expect(refused({ scenes: undefined, nodes: [{ children: [1] }, { children: [0] }] })).toMatchObject({
      code: 'NODE_CYCLE',
    });
  });

  it('is given up when shared nodes multiply, or nodes go too deep', () => {
    const doubling = Array.from({ length: 64 }, (_, at) => ({ children: at < 63 ? [at + 1, at + 1] : [] }));
    expect(refused({ nodes: doubling })).toMatchObject({ code: 'TOO_COMPLEX' });
    const deep = Array.from({ length: 50_000 }, (_, at) => (at < 49_999 ? { children: [at + 1] } : { mesh: 0 }));
    expect(refused({ nodes: deep })).toMatchObject({ code: 'TOO_COMPLEX' });
    const many = {
      nodes: Array.from({ length: 2000 }, () => ({ mesh: 0 })),
      scenes: [{ nodes: Array.from({ length: 2000 }, (_, at) => at) }],
    };
    const empty = { attributes: { POSITION: 0 }, mode: 0 };
    expect(refused({ ...many, meshes: [{ primitives: Array.from({ length: 2000 }, () => empty) }] })).toMatchObject({
      code: 'TOO_COMPLEX',
    });
  });

  it('names what it refers to outside of itself', () => {
    expect(refused({ buffers: [{ byteLength: 1, uri: '../../etc/passwd' }] })).toMatchObject({
      code: 'EXTERNAL_REFERENCE',
      params: { reference: '../../etc/passwd' },
    });
  });

  it('names the compression or the extension that is not read', () => {
    const draco = 'KHR_draco_mesh_compression';
    const named = { code: 'UNSUPPORTED_FORMAT', params: { format: `glTF (${draco})` } };
    expect(refused({ extensionsRequired: [draco] })).toMatchObject(named);
    expect(read({ extensionsRequired: ['KHR_materials_unlit', 'KHR_texture_transform'] })).toEqual(cube);
  });

  it('is told by its version', () => {
    expect(refused({ asset: { version: '1.0' } })).toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
    expect(refused({ asset: {} })).toMatchObject({ code: 'MALFORMED' });
    // Without a version, but in the way of version 1.
    expect(refused({ asset: {}, meshes: { ring: {} } })).toMatchObject({ params: { format: 'glTF (version 1.0)' } });
    expect(read({ asset: { version: 2 } })).toEqual(cube);
    const old = glbFile(document, buffer);
    old[4] = 1;
    expect(refusalOf(old, 'ring.glb')).toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
  });

  it('is told when it is cut short', () => {
    const file = glbFile(document, buffer);
    expect(refusalOf(file.subarray(0, file.length / 2), 'ring.glb')).toMatchObject({ code: 'TRUNCATED' });
    expect(refused({ buffers: [{ byteLength: buffer.length + 100 }] })).toMatchObject({ code: 'TRUNCATED' });
    const chunk = glbFile(document, buffer);
    new DataView(chunk.buffer).setUint32(12, 4_000_000_000, true);
    expect(refusalOf(chunk, 'ring.glb')).toMatchObject({ code: 'TRUNCATED' });
    expect(refusalOf(gltfFile(document, buffer).slice(0, -50), 'ring.gltf')).toMatchObject({ code: 'MALFORMED' });
  });

  const [positions, indices] = asList(document['accessors']) as object[];
  const [view] = asList(document['bufferViews']) as object[];
  it.each([
    ['more vertices than bytes', { accessors: [{ ...positions, count: 2_000_000_000 }, indices] }],
    ['more indices than bytes', { accessors: [positions, { ...indices, count: 37 }] }],
    ['no vertices at all for its indices', { accessors: [{ ...positions, count: 0 }, indices] }],
    ['an index beyond its vertices', { accessors: [{ ...positions, count: 7 }, indices] }],
    ['negative offsets', { accessors: [{ ...positions, byteOffset: -4 }, indices] }],
    ['fractions of offsets', { accessors: [{ ...positions, byteOffset: 0.5 }, indices] }],
    ['a view beyond its buffer', { bufferViews: [{ ...view, byteOffset: 1e9 }, view] }],
    ['a stride of nothing', { bufferViews: [{ ...view, byteStride: 0 }, view] }],
    ['positions that are indices', { accessors: [indices, indices] }],
    ['accessors that are missing', { accessors: undefined }],
    ['accessors that are none', { accessors: [7, 'x'] }],
    ['meshes that are missing', { meshes: [] }],
    ['nodes that are missing', { nodes: [{ children: [5] }] }],
    ['a scene that is missing', { scene: 3 }],
    ['a matrix of eight', { nodes: [{ mesh: 0, matrix: [1, 0, 0, 0, 1, 0, 0, 0] }] }],
    ['a shift of words', { nodes: [{ mesh: 0, translation: ['a', 'b', 'c'] }] }],
    ['no buffer', { buffers: [] }],
  ])('is refused when it has %s', (_, changes) => {
    expect(refused(changes)).toMatchObject({ code: 'MALFORMED' });
  });

  it('is refused when coordinates are not finite, or become too large', () => {
    const broken = buffer.slice();
    new DataView(broken.buffer).setFloat32(0, NaN, true);
    expect(refused({}, broken)).toMatchObject({ code: 'NON_FINITE_COORDINATE' });
    expect(refused({ nodes: [{ mesh: 0, scale: [1e300, 1e300, 1e300] }] })).toMatchObject({
      code: 'NON_FINITE_COORDINATE',
    });
  });

  it('is refused when its JSON is none, or more than is held', () => {
    expect(refusalOf('{"asset": {"version": "2.0"}, }', 'ring.gltf')).toMatchObject({ code: 'MALFORMED' });
    expect(refusalOf(`{"asset": ${'['.repeat(100_000)}`, 'ring.gltf')).toMatchObject({ code: 'MALFORMED' });
    expect(refusalOf(`{"asset": [${'{},'.repeat(5_000_000)}`, 'ring.gltf', 1e6)).toMatchObject({ code: 'TOO_COMPLEX' });
  });
});

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
