import type { Triangles } from '../../domain/geometry/test/shapes.ts';
import { indexed } from './indexed-mesh.ts';
import { textBytes } from './stl-files.ts';

export type PlyFormat = 'ascii' | 'binary_little_endian' | 'binary_big_endian';

/** A PLY file of the triangles, with doubles, so that coordinates come out as they went in. */
export function plyFile(triangles: Triangles, format: PlyFormat, lineEnd = '\n'): Uint8Array {
  const { vertices, facets } = indexed(triangles);
  const header = plyHeader(format, [
    `element vertex ${vertices.length}`,
    ...['x', 'y', 'z'].map((axis) => `property double ${axis}`),
    `element face ${facets.length}`,
    'property list uchar int vertex_indices',
  ]).replaceAll('\n', lineEnd);
  if (format === 'ascii') {
    const lines = [...vertices.map((vertex) => vertex.join(' ')), ...facets.map((corners) => `3 ${corners.join(' ')}`)];
    return textBytes(`${header}${lines.join(lineEnd)}${lineEnd}`);
  }
  const body = new BinaryWriter(format === 'binary_little_endian');
  for (const coordinate of vertices.flat()) body.double(coordinate);
  for (const corners of facets) {
    body.byte(corners.length);
    for (const corner of corners) body.integer(corner);
  }
  return Uint8Array.from([...textBytes(header), ...body.bytes]);
}

export const plyHeader = (format: PlyFormat, lines: readonly string[]): string =>
  `${['ply', `format ${format} 1.0`, 'comment made for a test', ...lines, 'end_header'].join('\n')}\n`;

/** Numbers one after another. */
export class BinaryWriter {
  readonly bytes: number[] = [];
  readonly #littleEndian: boolean;

  constructor(littleEndian: boolean) {
    this.#littleEndian = littleEndian;
  }

  byte(value: number): void {
    this.bytes.push(value & 0xff);
  }

  integer(value: number): void {
    this.#write(4, (view) => {
      view.setInt32(0, value, this.#littleEndian);
    });
  }

  float(value: number): void {
    this.#write(4, (view) => {
      view.setFloat32(0, value, this.#littleEndian);
    });
  }

  double(value: number): void {
    this.#write(8, (view) => {
      view.setFloat64(0, value, this.#littleEndian);
    });
  }

  #write(length: number, set: (view: DataView) => void): void {
    const view = new DataView(new ArrayBuffer(length));
    set(view);
    this.bytes.push(...new Uint8Array(view.buffer));
  }
}
