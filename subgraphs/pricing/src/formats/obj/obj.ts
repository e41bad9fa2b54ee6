import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import type { TriangleSink } from '../../domain/geometry/surface/triangle-sink.ts';
import { CutWord, longestWord } from '../cut-word.ts';
import { decimalNumber, notANumber } from '../decimal-number.ts';
import type { ModelFormat, ModelReader } from '../model-format.ts';
import { outOfRange, PolygonFacets } from '../polygons/polygon-facets.ts';
import { latin1, leadingText, looksLikeText } from '../text-signs.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const numberSign = 0x23;
const slash = 0x2f;
const zero = 0x30;
const minus = 0x2d;
const plus = 0x2b;
const backslash = 0x5c;
const lowerF = 0x66;
const lowerO = 0x6f;
const lowerV = 0x76;

/** Lines that may stand before the first that tells: comments, names, references, and everything of other kinds. */
const untelling = /^\s*(?:$|#|(?:mtllib|usemtl|maplib|usemap|o|g|s|mg|lod|shadow_obj|trace_obj)(?:\s|$))/;
/** The words that the geometry of an OBJ file begins with. */
const telling = /^\s*(?:(?:v|vn|vt|vp|f|fo|l|p)\s+[-+.\d]|(?:cstype|deg|bmat|call|csh)\s)/;

/**
 * Wavefront OBJ, after "Object Files" in the Advanced Visualizer manual (appendix B1): vertices and faces of any number
 * of corners. What has no surface (points, lines, normals, texture coordinates, materials, groups, smoothing) is passed
 * over. Free-form curves and surfaces are not read, and said so.
 */
export const obj: ModelFormat = {
  name: 'OBJ',
  recognise: ({ bytes, byteLength, extension }) => {
    if (!looksLikeText(bytes)) return null;
    const lines = leadingText(bytes).split(/[\n\r]+/);
    // The last line may be cut in two.
    if (byteLength > bytes.length) lines.pop();
    const first = lines.find((line) => !untelling.test(line));
    const begins = first === undefined ? extension === 'obj' : telling.test(first);
    return begins ? { open: (sink) => new ObjReader(sink) } : null;
  },
};

/** What the words of a line are. */
type Line = 'KEYWORD' | 'VERTEX' | 'FACE' | 'SKIPPED';

class ObjReader implements ModelReader {
  readonly #facets: PolygonFacets;
  #place: Line = 'KEYWORD';
  #coordinates = 0;
  #line = 1;
  /** The line that the polygon or vertex at hand began on. */
  #began = 1;
  #afterCarriageReturn = false;
  /** Whether the rest of the line is a comment. */
  #inComment = false;
  /** Whether a backslash was the last word: the line goes on in the next, though blanks may come before its end. */
  #goesOn = false;
  readonly #cut = new CutWord();
  #isFirst = true;

  constructor(sink: TriangleSink) {
    this.#facets = new PolygonFacets(sink);
  }

  push(bytes: Uint8Array): ModelProblem | null {
    let at = this.#isFirst && latin1(bytes.subarray(0, 3)) === '\u00ef\u00bb\u00bf' ? 3 : 0;
    this.#isFirst = false;
    while (at < bytes.length) {
      let end = at;
      if (this.#place === 'SKIPPED') {
        while (end < bytes.length && bytes[end] !== lineFeed && bytes[end] !== carriageReturn) end++;
        at = end;
        if (end === bytes.length) break;
      } else {
        while (end < bytes.length && (bytes[end] ?? 0) > space) end++;
        if (end === bytes.length) {
          this.#cut.keep(bytes, at, end);
          break;
        }
      }
      const separator = bytes[end] ?? 0;
      const endsLine = separator === lineFeed || separator === carriageReturn;
      // The line feed of a carriage return ended its line already.
      const isSecond = separator === lineFeed && this.#afterCarriageReturn && at === end && this.#cut.isEmpty;
      this.#afterCarriageReturn = separator === carriageReturn;
      if (!isSecond) {
        const problem = this.#wordEnds(bytes, at, end, endsLine);
        if (problem) return problem;
        if (endsLine) this.#line++;
      }
      at = end + 1;
    }
    return null;
  }

  end(): ModelProblem | null {
    return this.#wordEnds(this.#cut.bytes, 0, 0, true) ?? this.#lineEnds() ?? this.#facets.end();
  }

  /** A word ended, or there was none: it lies in `bytes[from, to)`, its beginning perhaps in what was kept before. */
  #wordEnds(bytes: Uint8Array, from: number, to: number, endsLine: boolean): ModelProblem | null {
    if (this.#cut.isEmpty) return this.#inLine(bytes, from, to, endsLine);
    this.#cut.keep(bytes, from, to);
    return this.#inLine(this.#cut.bytes, 0, this.#cut.take(), endsLine);
  }

  #inLine(bytes: Uint8Array, from: number, to: number, endsLine: boolean): ModelProblem | null {
    const problem = to > from && !this.#inComment ? this.#word(bytes, from, to) : null;
    if (problem) return problem;
    return endsLine ? this.#lineEnds() : null;
  }

  #word(bytes: Uint8Array, from: number, to: number): ModelProblem | null {
    if (this.#place === 'SKIPPED') return null;
    // A backslash joins two lines only where it is the last sign of the first.
    if (this.#goesOn) return this.#malformed('MISPLACED_BACKSLASH');
    let end = from;
    while (end < to && bytes[end] !== numberSign) end++;
    this.#inComment = end < to;
    this.#goesOn = !this.#inComment && bytes[to - 1] === backslash;
    if (this.#goesOn) end--;
    if (end === from) return null;
    switch (this.#place) {
      case 'VERTEX':
        return this.#coordinate(bytes, from, end);
      case 'FACE':
        return this.#corner(bytes, from, end);
      case 'KEYWORD':
        return this.#keyword(bytes, from, end);
    }
  }

  #keyword(bytes: Uint8Array, from: number, to: number): ModelProblem | null {
    this.#began = this.#line;
    this.#coordinates = 0;
    this.#place = 'SKIPPED';
    const first = bytes[from];
    if (to - from === 1) {
      if (first === lowerV) this.#place = 'VERTEX';
      else if (first === lowerF) this.#place = 'FACE';
    } else if (to - from === 2 && first === lowerF && bytes[from + 1] === lowerO) {
      // The name of faces in files of older versions.
      this.#place = 'FACE';
    } else if (first !== numberSign && freeForm.has(latin1(bytes.subarray(from, Math.min(to, from + 8))))) {
      return modelProblem('UNSUPPORTED_FORMAT', { format: 'OBJ (curv, surf)', line: this.#line });
    }
    return null;
  }

  #coordinate(bytes: Uint8Array, from: number, to: number): ModelProblem | null {
    // A fourth number is a weight, which polygons have no use for; six are a place and a colour.
    if (this.#coordinates === 3) return null;
    const value = to - from > longestWord ? notANumber : decimalNumber(bytes, from, to);
    if (value === notANumber) return this.#malformed('NOT_A_NUMBER');
    this.#facets.vertices.next[this.#coordinates++] = value;
    return null;
  }

  /** The vertex of `7`, `7/1`, `7//3`, `7/1/3` or `-1`: from 1 on, or counted back from the last one read. */
  #corner(bytes: Uint8Array, from: number, to: number): ModelProblem | null {
    let at = from;
    const sign = bytes[at];
    if (sign === minus || sign === plus) at++;
    if (to - from > longestWord) return this.#malformed('NOT_AN_INDEX');
    const digits = at;
    let number = 0;
    for (; at < to && bytes[at] !== slash; at++) {
      const digit = (bytes[at] ?? 0) - zero;
      // Some write 7.0 where they mean 7, but nobody can tell what 7.5 means.
      if (!(digit >= 0 && digit <= 9)) return this.#malformed('NOT_AN_INDEX');
      number = number * 10 + digit;
    }
    if (at === digits) return this.#malformed('NOT_AN_INDEX');
    const vertex = sign === minus ? this.#facets.vertices.count - number : number - 1;
    if (number === 0 || vertex < 0) return outOfRange(sign === minus ? -number : number, this.#line);
    return this.#facets.corner(vertex);
  }

  #lineEnds(): ModelProblem | null {
    this.#inComment = false;
    if (this.#goesOn) {
      this.#goesOn = false;
      return null;
    }
    const place = this.#place;
    this.#place = 'KEYWORD';
    if (place === 'FACE') return this.#facets.endPolygon(this.#began);
    if (place !== 'VERTEX') return null;
    if (this.#coordinates < 3) return this.#malformed('TOO_FEW_COORDINATES');
    const problem = this.#facets.vertices.add();
    return problem && { ...problem, params: { ...problem.params, line: this.#began } };
  }

  #malformed(reason: string): ModelProblem {
    return modelProblem('MALFORMED', { reason, line: this.#line });
  }
}

/** Keywords of free-form geometry: what a file that has any is made of. */
const freeForm = new Set(['curv', 'curv2', 'surf', 'cstype', 'bzp', 'bsp', 'cdc', 'res']);
