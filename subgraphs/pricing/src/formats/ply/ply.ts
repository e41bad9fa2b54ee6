import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import type { TriangleSink } from '../../domain/geometry/surface/triangle-sink.ts';
import { CutWord, longestWord } from '../cut-word.ts';
import { decimalNumber, notANumber } from '../decimal-number.ts';
import { HeldBytes } from '../held-bytes.ts';
import type { ModelFormat, ModelReader } from '../model-format.ts';
import { latin1 } from '../text-signs.ts';
import { PlyBody, problemOf } from './ply-body.ts';
import { plyHeader, scalarBytes, type PlyElement, type PlyEncoding, type PlyHeader } from './ply-header.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
/** Headers have some hundred bytes; some have a history of comments. */
const mostHeaderBytes = 1 << 16;

/**
 * PLY, after G. Turk, "The PLY Polygon File Format" (1994): ASCII and binary of both byte orders, with polygons and
 * triangle strips; elements and properties that are not geometry are passed over.
 */
export const ply: ModelFormat = {
  name: 'PLY',
  recognise: ({ bytes, byteLength }) => {
    if (!/^ply[ \t]*[\n\r]/.test(latin1(bytes.subarray(0, 64)))) return null;
    return { open: (sink) => new PlyReader(sink, byteLength) };
  },
};

class PlyReader implements ModelReader {
  readonly #sink: TriangleSink;
  readonly #byteLength: number;
  readonly #head = new HeldBytes(mostHeaderBytes);
  #body: ModelReader | null = null;

  constructor(sink: TriangleSink, byteLength: number) {
    this.#sink = sink;
    this.#byteLength = byteLength;
  }

  push(bytes: Uint8Array): ModelProblem | null {
    if (this.#body) return this.#body.push(bytes);
    const before = this.#head.length;
    this.#head.push(bytes);
    // A header ends with a line: only then is it worth a look.
    const endsLine = bytes.includes(lineFeed) || bytes.includes(carriageReturn);
    const header = endsLine ? plyHeader(this.#head.view()) : null;
    if (header === null) return this.#head.length === mostHeaderBytes ? tooLong() : null;
    if ('code' in header) return header;
    const problem = problemOf(header.elements) ?? this.#lie(header);
    if (problem) return problem;
    const body = new PlyBody(this.#sink, header.elements);
    this.#body =
      header.encoding === 'ASCII' ? new AsciiBody(body, header.lineCount) : new BinaryBody(body, header.encoding);
    return this.#body.push(bytes.subarray(header.byteLength - before));
  }

  end(): ModelProblem | null {
    return this.#body ? this.#body.end() : modelProblem('TRUNCATED', { reason: 'NO_HEADER' });
  }

  /** A header that announces more than the file has room for. */
  #lie({ encoding, elements, byteLength }: PlyHeader): ModelProblem | null {
    const least = elements.reduce((sum, element) => sum + element.count * leastBytes(element, encoding), 0);
    const found = this.#byteLength - byteLength;
    // The last value of a text needs no line end.
    return least > found + 1 ? modelProblem('TRUNCATED', { reason: 'COUNT_DOES_NOT_FIT', least, found }) : null;
  }
}

/** How many bytes a record of an element takes at least: its lists may be empty. */
function leastBytes({ properties }: PlyElement, encoding: PlyEncoding): number {
  // A digit and what parts it from the next.
  if (encoding === 'ASCII') return properties.length * 2;
  return properties.reduce((sum, { type, lengthType }) => sum + scalarBytes[lengthType ?? type], 0);
}

const tooLong = (): ModelProblem => modelProblem('MALFORMED', { reason: 'HEADER_TOO_LONG' });

class AsciiBody implements ModelReader {
  readonly #body: PlyBody;
  readonly #cut = new CutWord();
  #line: number;

  constructor(body: PlyBody, headerLines: number) {
    this.#body = body;
    this.#line = headerLines + 1;
  }

  push(bytes: Uint8Array): ModelProblem | null {
    let at = 0;
    while (at < bytes.length && this.#body.type !== null) {
      let end = at;
      while (end < bytes.length && (bytes[end] ?? 0) > space) end++;
      if (end === bytes.length) {
        this.#cut.keep(bytes, at, end);
        break;
      }
      const problem = this.#wordEnds(bytes, at, end);
      if (problem) return problem;
      if (bytes[end] === lineFeed) this.#line++;
      at = end + 1;
    }
    return null;
  }

  end(): ModelProblem | null {
    return this.#wordEnds(this.#cut.bytes, 0, 0) ?? this.#body.end();
  }

  #wordEnds(bytes: Uint8Array, from: number, to: number): ModelProblem | null {
    if (this.#cut.isEmpty) return from === to ? null : this.#word(bytes, from, to);
    this.#cut.keep(bytes, from, to);
    return this.#word(this.#cut.bytes, 0, this.#cut.take());
  }

  #word(bytes: Uint8Array, from: number, to: number): ModelProblem | null {
    const body = this.#body;
    if (body.type === null) return null;
    if (body.matters) {
      const value = to - from > longestWord ? notANumber : decimalNumber(bytes, from, to);
      if (value === notANumber) return modelProblem('MALFORMED', { reason: 'NOT_A_NUMBER', line: this.#line });
      body.value[0] = value;
    }
    return body.take(this.#line);
  }
}

class BinaryBody implements ModelReader {
  readonly #body: PlyBody;
  readonly #littleEndian: boolean;
  /** Bytes of a value that the last piece of the file was cut in. */
  readonly #cut = new Uint8Array(8);
  #cutLength = 0;

  constructor(body: PlyBody, encoding: PlyEncoding) {
    this.#body = body;
    this.#littleEndian = encoding === 'LITTLE_ENDIAN';
  }

  push(bytes: Uint8Array): ModelProblem | null {
    const body = this.#body;
    let at = 0;
    while (this.#cutLength > 0 && at < bytes.length && body.type !== null) {
      this.#cut[this.#cutLength++] = bytes[at++] ?? 0;
      if (this.#cutLength < scalarBytes[body.type]) continue;
      this.#cutLength = 0;
      const problem = this.#values(this.#cut, 0, scalarBytes[body.type]);
      if (typeof problem !== 'number') return problem;
    }
    const end = this.#values(bytes, at, bytes.length);
    if (typeof end !== 'number') return end;
    if (body.type !== null) for (at = end; at < bytes.length; at++) this.#cut[this.#cutLength++] = bytes[at] ?? 0;
    return null;
  }

  end(): ModelProblem | null {
    return this.#body.end();
  }

  /** Takes the values in `bytes[from, to)`; gives where the first begins that is not all there. */
  #values(bytes: Uint8Array, from: number, to: number): number | ModelProblem {
    const body = this.#body;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = from; ;) {
      const type = body.type;
      if (type === null) return at;
      const next = at + scalarBytes[type];
      if (next > to) return at;
      switch (type) {
        case 'FLOAT32':
          body.value[0] = view.getFloat32(at, this.#littleEndian);
          break;
        case 'FLOAT64':
          body.value[0] = view.getFloat64(at, this.#littleEndian);
          break;
        case 'INT32':
          body.value[0] = view.getInt32(at, this.#littleEndian);
          break;
        case 'UINT32':
          body.value[0] = view.getUint32(at, this.#littleEndian);
          break;
        case 'INT16':
          body.value[0] = view.getInt16(at, this.#littleEndian);
          break;
        case 'UINT16':
          body.value[0] = view.getUint16(at, this.#littleEndian);
          break;
        case 'INT8':
          body.value[0] = view.getInt8(at);
          break;
        case 'UINT8':
          body.value[0] = view.getUint8(at);
          break;
      }
      const problem = body.take(0);
      if (problem) return problem;
      at = next;
    }
  }
}
