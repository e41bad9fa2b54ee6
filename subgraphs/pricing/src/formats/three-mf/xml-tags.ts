import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';

const lessThan = 0x3c;
const greaterThan = 0x3e;
const quote = 0x22;
const apostrophe = 0x27;
const slash = 0x2f;
const equalsSign = 0x3d;
const space = 0x20;
const exclamation = 0x21;
const question = 0x3f;
const dash = 0x2d;
const bracket = 0x5b;

/** No tag of these files comes near it. */
const longestTag = 1 << 16;
const mostAttributes = 128;

/** A tag of an XML file, in bytes that are overwritten afterwards. */
export class Tag {
  bytes: Uint8Array = new Uint8Array(0);
  /** `</…>`, and `<…/>`. */
  isEnd = false;
  isEmpty = false;
  /** Its name with its prefix: `bytes[nameFrom, nameTo)`. */
  nameFrom = 0;
  nameTo = 0;
  attributeCount = 0;
  /** For each attribute where its name and its value begin and end. */
  readonly #places = new Int32Array(mostAttributes * 4);

  nameStart(attribute: number): number {
    return this.#places[attribute * 4] ?? 0;
  }
  nameEnd(attribute: number): number {
    return this.#places[attribute * 4 + 1] ?? 0;
  }
  valueStart(attribute: number): number {
    return this.#places[attribute * 4 + 2] ?? 0;
  }
  valueEnd(attribute: number): number {
    return this.#places[attribute * 4 + 3] ?? 0;
  }

  /** Whether an attribute before has the same name. */
  #isRepeated(attribute: number): boolean {
    const { bytes } = this;
    const from = this.nameStart(attribute);
    const length = this.nameEnd(attribute) - from;
    for (let other = 0; other < attribute; other++) {
      const start = this.nameStart(other);
      if (this.nameEnd(other) - start !== length) continue;
      let same = 0;
      while (same < length && bytes[start + same] === bytes[from + same]) same++;
      if (same === length) return true;
    }
    return false;
  }

  /** Reads what stands between the angle brackets; false when that is no tag, or has an attribute twice. */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    this.bytes = bytes;
    this.isEnd = bytes[from] === slash;
    this.isEmpty = bytes[to - 1] === slash;
    const end = this.isEmpty ? to - 1 : to;
    let at = this.isEnd ? from + 1 : from;
    this.nameFrom = at;
    while (at < end && (bytes[at] ?? 0) > space) at++;
    this.nameTo = at;
    this.attributeCount = 0;
    for (;;) {
      while (at < end && (bytes[at] ?? 0) <= space) at++;
      if (at >= end) return this.nameTo > this.nameFrom;
      if (this.attributeCount === mostAttributes) return false;
      const place = this.attributeCount++ * 4;
      this.#places[place] = at;
      while (at < end && bytes[at] !== equalsSign && (bytes[at] ?? 0) > space) at++;
      this.#places[place + 1] = at;
      if (this.#isRepeated(this.attributeCount - 1)) return false;
      while (at < end && (bytes[at] ?? 0) <= space) at++;
      if (bytes[at++] !== equalsSign) return false;
      while (at < end && (bytes[at] ?? 0) <= space) at++;
      const mark = bytes[at++];
      if (mark !== quote && mark !== apostrophe) return false;
      this.#places[place + 2] = at;
      while (at < end && bytes[at] !== mark) at++;
      if (at >= end) return false;
      this.#places[place + 3] = at++;
    }
  }
}

/**
 * Finds the tags of an XML file that comes in pieces, and nothing else: these files say all they have to say in tags.
 * Text, comments and instructions are passed over; a document type is refused, and with it all entities but the five
 * that every XML file has, which no number needs.
 */
export class XmlTags {
  readonly #tag = new Tag();
  readonly #take: (tag: Tag) => ModelProblem | null;
  #kept = new Uint8Array(0);
  /** How what is being passed over ends: two signs before the angle bracket; null between such. */
  #passing: readonly [number, number] | null = null;
  #isFirst = true;

  constructor(take: (tag: Tag) => ModelProblem | null) {
    this.#take = take;
  }

  push(piece: Uint8Array): ModelProblem | null {
    const bytes = joined(this.#kept, piece);
    if (this.#isFirst && bytes.length >= 2) {
      this.#isFirst = false;
      // UTF-16 with a byte order mark, or an angle bracket of two bytes.
      if ((bytes[0] ?? 0) >= 0xfe || bytes[0] === 0 || bytes[1] === 0) {
        return modelProblem('UNSUPPORTED_FORMAT', { format: '3MF (UTF-16)' });
      }
    }
    let at = 0;
    while (at < bytes.length) {
      if (this.#passing) {
        const end = endOf(bytes, at, this.#passing);
        if (end < 0) {
          this.#kept = bytes.slice(Math.max(at, bytes.length - 2));
          return null;
        }
        this.#passing = null;
        at = end;
        continue;
      }
      const open = bytes.indexOf(lessThan, at);
      if (open < 0) break;
      const problem = this.#opens(bytes, open);
      if (typeof problem !== 'number') return problem;
      if (problem < 0) {
        this.#kept = bytes.slice(open);
        return this.#kept.length > longestTag ? malformed('TAG_TOO_LONG') : null;
      }
      at = problem;
    }
    this.#kept = new Uint8Array(0);
    return null;
  }

  /** What begins at an angle bracket: gives where to go on, -1 when it is not all there, or what is wrong. */
  #opens(bytes: Uint8Array, open: number): number | ModelProblem {
    const sign = bytes[open + 1];
    if (sign === question) {
      this.#passing = [0, question];
      return open + 2;
    }
    if (sign === exclamation) {
      if (open + 4 > bytes.length) return -1;
      const isComment = bytes[open + 2] === dash && bytes[open + 3] === dash;
      if (!isComment && bytes[open + 2] !== bracket) return malformed('DOCUMENT_TYPE');
      this.#passing = isComment ? [dash, dash] : [0x5d, 0x5d];
      return open + 4;
    }
    const close = tagEnd(bytes, open + 1);
    if (close < 0) return -1;
    if (close - open > longestTag) return malformed('TAG_TOO_LONG');
    if (!this.#tag.read(bytes, open + 1, close)) return malformed('TAG');
    return this.#take(this.#tag) ?? close + 1;
  }
}

/** Where the tag ends: at the first angle bracket that is not within quotes; -1 when it does not. */
function tagEnd(bytes: Uint8Array, from: number): number {
  let mark = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (mark !== 0) {
      if (byte === mark) mark = 0;
    } else if (byte === greaterThan) {
      return at;
    } else if (byte === quote || byte === apostrophe) {
      mark = byte;
    }
  }
  return -1;
}

/** After the closing signs and their angle bracket; -1 when they are not there. A first sign of 0 is any. */
function endOf(bytes: Uint8Array, from: number, [first, second]: readonly [number, number]): number {
  for (let at = bytes.indexOf(greaterThan, from); at >= 0; at = bytes.indexOf(greaterThan, at + 1)) {
    if (bytes[at - 1] === second && (first === 0 || bytes[at - 2] === first)) return at + 1;
  }
  return -1;
}

function joined(kept: Uint8Array, piece: Uint8Array): Uint8Array {
  if (kept.length === 0) return piece;
  const bytes = new Uint8Array(kept.length + piece.length);
  bytes.set(kept);
  bytes.set(piece, kept.length);
  return bytes;
}

const malformed = (reason: string): ModelProblem => modelProblem('MALFORMED', { reason });
