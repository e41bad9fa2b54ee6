import { cuboid, torus } from '../../domain/geometry/test/shapes.ts';
import { collect, refusalOf, trianglesIn } from '../test/collecting-sink.ts';
import { BinaryWriter, plyFile, plyHeader, type PlyFormat } from '../test/ply-files.ts';
import { textBytes } from '../test/stl-files.ts';

const cube = cuboid();
const formats: readonly PlyFormat[] = ['ascii', 'binary_little_endian', 'binary_big_endian'];
const joined = (header: string, body: readonly number[]): Uint8Array =>
  Uint8Array.from([...textBytes(header), ...body]);

const triangleBody = '0 0 0\n1 0 0\n0 1 0\n';
const vertexLines = ['element vertex 3', 'property float x', 'property float y', 'property float z'];
const faceLines = ['element face 1', 'property list uchar int vertex_indices'];
const ascii = (body: string, lines: readonly string[] = [...vertexLines, ...faceLines]): string =>
  plyHeader('ascii', lines) + body;

describe('a PLY file', () => {
  it.each(formats)('is read exactly, whatever pieces it comes in: %s', (format) => {
    const ring = torus(10, 2, 12, 8);
    for (const pieceLength of [1, 7, 1023, 1024, 1025, 1e6]) {
      expect(trianglesIn(plyFile(ring, format), 'ring.ply', pieceLength)).toEqual(
        ring.map((corners) => corners.map((value) => value + 0)),
      );
    }
  });

  it.each(formats)('is read with a header of Windows or of an old Macintosh: %s', (format) => {
    for (const lineEnd of ['\r\n', '\r']) {
      for (const pieceLength of [1, 1000]) {
        expect(trianglesIn(plyFile(cube, format, lineEnd), 'ring.ply', pieceLength)).toEqual(cube);
      }
    }
  });

  it('is known by its content, and states no unit', () => {
    expect(trianglesIn(plyFile(cube, 'ascii'), 'ring.stl')).toEqual(cube);
    expect(collect(plyFile(cube, 'ascii'), 'ring.ply').unit).toBeNull();
  });

  it('is read when its body begins with the byte of a line feed', () => {
    const writer = new BinaryWriter(true);
    // 0x0a is the first byte of the first coordinate.
    const view = new DataView(Uint8Array.of(0x0a, 0, 0, 0x3f).buffer);
    writer.bytes.push(0x0a, 0, 0, 0x3f);
    for (const value of [0, 0, 1, 0, 0, 0, 1, 0]) writer.float(value);
    writer.byte(3);
    for (const corner of [0, 1, 2]) writer.integer(corner);
    const [triangle] = trianglesIn(
      joined(plyHeader('binary_little_endian', [...vertexLines, ...faceLines]), writer.bytes),
      'a.ply',
    );
    expect(triangle?.[0]).toBe(view.getFloat32(0, true));
  });

  it('is read with other properties, lists and elements, in any order and of any type', () => {
    const header = plyHeader('binary_big_endian', [
      'element camera 2',
      'property uint16 id',
      'property list int32 float64 matrix',
      'element vertex 3',
      'property uchar red',
      'property double z',
      'property list uchar short neighbours',
      'property int8 x',
      'property float y',
      'element nothing 4000000000',
      'element face 2',
      'property float quality',
      'property list uchar float texcoord',
      'property list uint ushort vertex_index',
      'property uchar flags',
    ]);
    const writer = new BinaryWriter(false);
    for (const length of [0, 2]) {
      writer.bytes.push(0, 7);
      writer.integer(length);
      for (let at = 0; at < length; at++) writer.double(at);
    }
    for (const [x = 0, y = 0, z = 0] of [
      [0, 0, 5],
      [-1, 0, 5],
      [0, 0.5, 5],
    ]) {
      writer.byte(200);
      writer.double(z);
      writer.bytes.push(1, 0, 9);
      writer.byte(x);
      writer.float(y);
    }
    for (const corners of [
      [0, 2, 1],
      [1, 2, 0],
    ]) {
      writer.float(0.5);
      writer.byte(0);
      writer.integer(3);
      for (const corner of corners) writer.bytes.push(0, corner);
      writer.byte(1);
    }
    for (const pieceLength of [1, 7, 1e6]) {
      expect(trianglesIn(joined(header, writer.bytes), 'a.ply', pieceLength)).toEqual([
        [0, 0, 5, 0, 0.5, 5, -1, 0, 5],
        [-1, 0, 5, 0, 0.5, 5, 0, 0, 5],
      ]);
    }
  });

  it('is read when the program that wrote it left its name in the header, and only there', () => {
    const named = ascii(`${triangleBody}3 0 1 2\n`).replace('1.0\n', '1.0\nCreated by a program of 2008\n');
    expect(trianglesIn(named, 'a.ply')).toEqual([[0, 0, 0, 1, 0, 0, 0, 1, 0]]);
    const misspelt = ascii(`${triangleBody}3 0 1 2\n`).replace('element face', 'elemnet face');
    expect(refusalOf(misspelt, 'a.ply')).toMatchObject({ code: 'MALFORMED', params: { line: 8 } });
  });

  it('is read with triangle strips, every other triangle wound back', () => {
    const strips = ascii('0 0 0\n1 0 0\n0 1 0\n1 1 0\n8 0 1 2 3 -1 2 1 0\n', [
      'element vertex 4',
      ...vertexLines.slice(1),
      'element tristrips 1',
      'property list int int vertex_indices',
    ]);
    expect(trianglesIn(strips, 'a.ply')).toEqual([
      [0, 0, 0, 1, 0, 0, 0, 1, 0],
      [0, 1, 0, 1, 0, 0, 1, 1, 0],
      [0, 1, 0, 1, 0, 0, 0, 0, 0],
    ]);
  });

  it('is read with faces before vertices, with quadrilaterals, with everything in one line', () => {
    const swapped = ascii('4 0 1 3 2 0 0 0 1 0 0 0 1 0 1 1 0', [
      ...faceLines,
      'element vertex 4',
      ...vertexLines.slice(1),
    ]);
    expect(trianglesIn(swapped, 'a.ply')).toEqual([
      [0, 0, 0, 1, 0, 0, 1, 1, 0],
      [0, 0, 0, 1, 1, 0, 0, 1, 0],
    ]);
  });

  it('is refused when it has points only', () => {
    expect(refusalOf(ascii(triangleBody, vertexLines), 'a.ply')).toMatchObject({ code: 'NO_TRIANGLES' });
    expect(
      refusalOf(
        ascii(triangleBody, [...vertexLines, 'element face 0', 'property list uchar int vertex_indices']),
        'a.ply',
      ),
    ).toMatchObject({ code: 'NO_TRIANGLES' });
    expect(refusalOf(ascii(`${triangleBody}2 0 1\n`), 'a.ply')).toMatchObject({ code: 'NO_TRIANGLES' });
  });

  it('is refused at once when it announces more than it can hold', () => {
    const lie = ['element vertex 400000000000', ...vertexLines.slice(1), ...faceLines];
    for (const format of formats) {
      expect(refusalOf(plyHeader(format, lie), 'a.ply')).toMatchObject({
        code: 'TRUNCATED',
        params: { reason: 'COUNT_DOES_NOT_FIT' },
      });
    }
  });

  it.each(formats)('is refused when it is cut short: %s', (format) => {
    const file = plyFile(cube, format);
    for (const missing of [1, 30, 100, 200]) {
      const cut = file.subarray(0, file.length - missing - (format === 'ascii' ? 1 : 0));
      expect(refusalOf(cut, 'a.ply').code).toBe('TRUNCATED');
    }
    expect(refusalOf(file.subarray(0, 60), 'a.ply')).toMatchObject({
      code: 'TRUNCATED',
      params: { reason: 'NO_HEADER' },
    });
  });

  it.each(['3 0 1 3', '3 0 1 -1', '3 0 1 1.5', '3 0 1 nan', '-1', '2.5 0 1', '3 0 1 x'])(
    'is refused when a face is written %p, and says in which line',
    (face) => {
      expect(refusalOf(ascii(`${triangleBody}${face}\n`), 'a.ply')).toMatchObject({
        code: 'MALFORMED',
        params: { line: 14 },
      });
    },
  );

  it('is refused when a list is longer than the file', () => {
    const header = plyHeader('binary_little_endian', [
      ...vertexLines,
      'element face 1',
      'property list uint int vertex_indices',
    ]);
    const writer = new BinaryWriter(true);
    for (let at = 0; at < 9; at++) writer.float(at);
    writer.integer(-1);
    writer.integer(0);
    expect(refusalOf(joined(header, writer.bytes), 'a.ply')).toMatchObject({ code: 'TRUNCATED' });
  });

  it.each(['nan', 'inf', '1e30'])('is refused when a coordinate is %s', (bad) => {
    expect(refusalOf(ascii(`0 0 0\n1 0 ${bad}\n0 1 0\n3 0 1 2\n`), 'a.ply')).toMatchObject({
      code: 'NON_FINITE_COORDINATE',
      params: { vertex: 2, line: 12 },
    });
  });

  it.each([
    ['an encoding nobody knows', plyHeader('ascii', [...vertexLines, ...faceLines]).replace('ascii', 'base64')],
    ['a type nobody knows', plyHeader('ascii', [...vertexLines, ...faceLines]).replace('float x', 'float128 x')],
    ['a count that is none', plyHeader('ascii', [...vertexLines, ...faceLines]).replace('vertex 3', 'vertex -3')],
    ['a word nobody knows', plyHeader('ascii', [...vertexLines, ...faceLines, 'elephant 3'])],
    ['a property of nothing', plyHeader('ascii', ['property float x', ...vertexLines, ...faceLines])],
    ['no place for its vertices', plyHeader('ascii', [...vertexLines.slice(0, 3), ...faceLines])],
    ['two lists of vertices', plyHeader('ascii', [...vertexLines, ...vertexLines, ...faceLines])],
    ['no end', `ply\nformat ascii 1.0\n${'comment and so on\n'.repeat(5000)}`],
  ])('is refused when its header has %s', (_, header) => {
    expect(refusalOf(`${header}${triangleBody}3 0 1 2\n`, 'a.ply')).toMatchObject({ code: 'MALFORMED' });
  });
});
