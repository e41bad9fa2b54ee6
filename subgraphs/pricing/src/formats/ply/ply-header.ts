import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { latin1 } from '../text-signs.ts';

/** The numbers that PLY files are made of; each has two names. */
export type ScalarType = 'INT8' | 'UINT8' | 'INT16' | 'UINT16' | 'INT32' | 'UINT32' | 'FLOAT32' | 'FLOAT64';

const scalarTypes: Readonly<Record<string, ScalarType>> = {
  char: 'INT8',
  int8: 'INT8',
  uchar: 'UINT8',
  uint8: 'UINT8',
  short: 'INT16',
  int16: 'INT16',
  ushort: 'UINT16',
  uint16: 'UINT16',
  int: 'INT32',
  int32: 'INT32',
  uint: 'UINT32',
  uint32: 'UINT32',
  float: 'FLOAT32',
  float32: 'FLOAT32',
  double: 'FLOAT64',
  float64: 'FLOAT64',
};

/** Bytes that each takes. */
export const scalarBytes: Readonly<Record<ScalarType, number>> = {
  INT8: 1,
  UINT8: 1,
  INT16: 2,
  UINT16: 2,
  INT32: 4,
  UINT32: 4,
  FLOAT32: 4,
  FLOAT64: 8,
};

export interface PlyProperty {
  readonly name: string;
  readonly type: ScalarType;
  /** The type of the length that goes before a list; null for a single number. */
  readonly lengthType: ScalarType | null;
}

export interface PlyElement {
  readonly name: string;
  readonly count: number;
  readonly properties: readonly PlyProperty[];
}

export type PlyEncoding = 'ASCII' | 'LITTLE_ENDIAN' | 'BIG_ENDIAN';

export interface PlyHeader {
  readonly encoding: PlyEncoding;
  readonly elements: readonly PlyElement[];
  /** Where the body begins. */
  readonly byteLength: number;
  readonly lineCount: number;
}

const encodings: Readonly<Record<string, PlyEncoding>> = {
  ascii: 'ASCII',
  binary_little_endian: 'LITTLE_ENDIAN',
  binary_big_endian: 'BIG_ENDIAN',
};

/** The header at the beginning of `bytes`, what is wrong with it, or null: there is not all of it yet. */
export function plyHeader(bytes: Uint8Array): PlyHeader | ModelProblem | null {
  const text = latin1(bytes);
  // How lines end is taken from the first, for all: a binary body may begin with the byte of a line feed, which must not
  // be taken for a part of the last line's end.
  const lineEnd = /^ply[ \t]*(\r\n|\n|\r)/.exec(text)?.[1];
  if (lineEnd === undefined) return malformed(1);
  const last = text.search(/[\n\r]end_header[ \t]*[\n\r]/);
  const end = last < 0 ? -1 : text.indexOf(lineEnd, last + 1);
  return end < 0 ? null : parsed(text.slice(0, last).split(lineEnd), end + lineEnd.length);
}

function parsed(lines: readonly string[], byteLength: number): PlyHeader | ModelProblem {
  let encoding: PlyEncoding | undefined;
  const elements: { name: string; count: number; properties: PlyProperty[] }[] = [];
  for (const [at, line] of lines.entries()) {
    const [keyword = '', ...words] = line.trim().split(/\s+/);
    switch (keyword) {
      case 'format':
        encoding = encodings[words[0] ?? ''];
        if (!encoding) return malformed(at + 1);
        break;
      case 'element': {
        const [name = '', count = ''] = words;
        if (!/^\d{1,15}$/.test(count)) return malformed(at + 1);
        elements.push({ name, count: Number(count), properties: [] });
        break;
      }
      case 'property': {
        const property = propertyOf(words);
        const element = elements.at(-1);
        if (!property || !element) return malformed(at + 1);
        element.properties.push(property);
        break;
      }
      case 'ply':
      case 'comment':
      case 'obj_info':
      case '':
        break;
      default:
        // Some programs write who they are without calling it a comment.
        if (elements.length > 0) return malformed(at + 1);
    }
  }
  return encoding ? { encoding, elements, byteLength, lineCount: lines.length + 1 } : malformed(lines.length);
}

function propertyOf(words: readonly string[]): PlyProperty | null {
  const isList = words[0] === 'list';
  const [lengthType, typeName, name] = isList ? words.slice(1) : [undefined, ...words];
  const type = scalarTypes[typeName ?? ''];
  if (!type || name === undefined) return null;
  if (lengthType === undefined) return { name, type, lengthType: null };
  const length = scalarTypes[lengthType];
  return length ? { name, type, lengthType: length } : null;
}

const malformed = (line: number): ModelProblem => modelProblem('MALFORMED', { reason: 'HEADER', line });
