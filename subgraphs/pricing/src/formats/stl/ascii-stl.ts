import { decimalNumber, notANumber } from '../decimal-number.ts';
import { largestCoordinate, type TriangleSink } from '../../domain/geometry/surface/triangle-sink.ts';
import type { ModelFormat, ModelReader } from '../model-format.ts';
import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { leadingText, looksLikeText } from '../text-signs.ts';

const batchFacets = 512;
/** Longer than any number and any keyword; longer words stand only in names, where they are skipped. */
const longestWord = 128;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const byteOrderMark = [0xef, 0xbb, 0xbf];

/** Where in the text the reader is. */
type Place =
  /** Between facets: `facet`, `endsolid` or the next `solid` follows. */
  | 'SOLID'
  /** In the rest of a line after `solid` or `endsolid`: a name, which may hold any words. */
  | 'NAME'
  /** After `facet`: its normal, which is not read, and `outer loop`. */
  | 'NORMAL'
  /** In a loop: `vertex` or `endloop` follows. */
  | 'LOOP'
  /** After `vertex`: a coordinate follows. */
  | 'COORDINATE'
  /** After `endloop`: `endfacet` follows. */
  | 'LOOP_ENDED'
  /** In the rest of a line after `endfacet`: what some programs write of a facet, such as its colour. */
  | 'FACET_ENDED';

/**
 * ASCII STL as it is found in the wild: any white space, line ends, letter case and number notation, a byte order mark,
 * several solids, names of any words or none, a missing `endsolid`, normals that are NaN, `end loop` in two words,
 * `outerloop` in one, comments, attributes behind a facet. What is not forgiven: a loop of other than three corners,
 * words that have no place here, a file that ends within a facet.
 */
export const asciiStl: ModelFormat = {
  name: 'STL',
  recognise: ({ bytes }) => {
    if (!looksLikeText(bytes) || !begins.test(leadingText(bytes))) return null;
    return { open: (sink) => new AsciiStlReader(sink) };
  },
};

/** Comments that some programs begin a file with, and the word that every file of the format begins with. */
const begins = /^(?:(?:[;#!]|\/\/)[^\n\r]*[\n\r]\s*)*solid(?:\s|$)/i;

class AsciiStlReader implements ModelReader {
  readonly #sink: TriangleSink;
  readonly #batch = new Float64Array(batchFacets * 9);
  #facets = 0;
  #inBatch = 0;
  /** Coordinates of the facet at hand that were read. */
  #coordinates = 0;
  #place: Place = 'SOLID';
  /** Whether the last word of a name was `facet`: with `normal` after it, it was no part of the name. */
  #facetInName = false;
  /** Whether the word before was `end`, to be read together with the next. */
  #afterEnd = false;
  /** Whether the rest of the line is a comment. */
  #inComment = false;
  #line = 1;
  /** The beginning of a word that a piece of the file was cut in. */
  readonly #cut = new Uint8Array(longestWord);
  #cutLength = 0;
  #position = 0;

  constructor(sink: TriangleSink) {
    this.#sink = sink;
  }

  push(bytes: Uint8Array): ModelProblem | null {
    let at = this.#skipByteOrderMark(bytes);
    while (at < bytes.length) {
      let end = at;
      while (end < bytes.length && (bytes[end] ?? 0) > space) end++;
      if (end === bytes.length) {
        this.#keep(bytes, at, end);
        break;
      }
      const problem = this.#wordEnds(bytes, at, end);
      if (problem) return problem;
      const separator = bytes[end] ?? 0;
      if (separator === lineFeed) this.#line++;
      if (separator === lineFeed || separator === carriageReturn) this.#lineEnds();
      at = end + 1;
    }
    this.#position += bytes.length;
    return null;
  }

  end(): ModelProblem | null {
    const problem = this.#wordEnds(this.#cut, 0, 0);
    this.#lineEnds();
    const cutShort = this.#place !== 'SOLID' || this.#afterEnd;
    if (cutShort)
      return modelProblem('TRUNCATED', { reason: 'ENDS_WITHIN_FACET', line: this.#line, found: this.#facets });
    // The last word of a file that ends in the middle of one, such as `endso`.
    if (problem)
      return modelProblem('TRUNCATED', { reason: 'ENDS_WITHIN_WORD', line: this.#line, found: this.#facets });
    const refused = this.#handOver();
    if (refused) return refused;
    return this.#facets === 0 ? modelProblem('NO_TRIANGLES') : null;
  }

  #skipByteOrderMark(bytes: Uint8Array): number {
    let at = 0;
    while (this.#position + at < byteOrderMark.length && bytes[at] === byteOrderMark[this.#position + at]) at++;
    return at;
  }

  #keep(bytes: Uint8Array, from: number, to: number): void {
    const room = Math.min(to - from, longestWord - this.#cutLength);
    this.#cut.set(bytes.subarray(from, from + room), this.#cutLength);
    this.#cutLength += room;
  }

  /** A word ended: it lies in `bytes[from, to)`, its beginning perhaps in what was kept of the piece before. */
  #wordEnds(bytes: Uint8Array, from: number, to: number): ModelProblem | null {
    if (this.#cutLength === 0) return from === to ? null : this.#word(bytes, from, to);
    this.#keep(bytes, from, to);
    const length = this.#cutLength;
    this.#cutLength = 0;
    return this.#word(this.#cut, 0, length);
  }

  #lineEnds(): void {
    this.#inComment = false;
    if (this.#place === 'NAME' || this.#place === 'FACET_ENDED') this.#place = 'SOLID';
  }

  #word(bytes: Uint8Array, from: number, to: number): ModelProblem | null {
    if (this.#place !== 'NAME') {
      if (this.#inComment) return null;
      if (beginsComment(bytes, from, to)) {
        this.#inComment = true;
        return null;
      }
      if (this.#afterEnd || is(bytes, from, to, endWord)) return this.#end(bytes, from, to);
    }
    return this.#placed(bytes, from, to);
  }

  /** The word `end`, or the one behind it: together they say what `endloop`, `endfacet` and `endsolid` say in one. */
  #end(bytes: Uint8Array, from: number, to: number): ModelProblem | null {
    this.#afterEnd = !this.#afterEnd;
    if (this.#afterEnd) return null;
    const whole = endings.find(({ last }) => is(bytes, from, to, last))?.whole;
    return whole ? this.#placed(whole, 0, whole.length) : this.#misplaced();
  }

  #placed(bytes: Uint8Array, from: number, to: number): ModelProblem | null {
    switch (this.#place) {
      case 'COORDINATE':
        return this.#coordinate(bytes, from, to);
      case 'LOOP':
        return this.#inLoop(bytes, from, to);
      case 'NORMAL':
        if (is(bytes, from, to, loopWord) || is(bytes, from, to, outerloopWord)) this.#place = 'LOOP';
        else if (is(bytes, from, to, facetWord) || is(bytes, from, to, endfacetWord)) return this.#misplaced();
        return null;
      case 'LOOP_ENDED':
        if (!is(bytes, from, to, endfacetWord)) return this.#misplaced();
        this.#place = 'FACET_ENDED';
        return null;
      case 'FACET_ENDED':
        if (this.#between(bytes, from, to)) return null;
        return ofFacets.some((keyword) => is(bytes, from, to, keyword)) ? this.#misplaced() : null;
      case 'SOLID':
        return this.#between(bytes, from, to) ? null : this.#misplaced();
      case 'NAME':
        if (this.#facetInName && is(bytes, from, to, normalWord)) this.#beginFacet();
        else this.#facetInName = is(bytes, from, to, facetWord);
        return null;
    }
  }

  /** Whether the word is one that stands between facets. */
  #between(bytes: Uint8Array, from: number, to: number): boolean {
    if (is(bytes, from, to, facetWord)) this.#beginFacet();
    else if (is(bytes, from, to, solidWord) || is(bytes, from, to, endsolidWord)) this.#place = 'NAME';
    else return false;
    return true;
  }

  #beginFacet(): void {
    this.#facetInName = false;
    this.#coordinates = 0;
    this.#place = 'NORMAL';
  }

  #inLoop(bytes: Uint8Array, from: number, to: number): ModelProblem | null {
    if (is(bytes, from, to, vertexWord)) {
      if (this.#coordinates === 9) return modelProblem('MALFORMED', { reason: 'NOT_A_TRIANGLE', line: this.#line });
      this.#place = 'COORDINATE';
      return null;
    }
    if (!is(bytes, from, to, endloopWord)) return this.#misplaced();
    if (this.#coordinates < 9) return modelProblem('MALFORMED', { reason: 'NOT_A_TRIANGLE', line: this.#line });
    this.#place = 'LOOP_ENDED';
    this.#facets++;
    return ++this.#inBatch === batchFacets ? this.#handOver() : null;
  }

  #coordinate(bytes: Uint8Array, from: number, to: number): ModelProblem | null {
    const value = decimalNumber(bytes, from, to);
    if (value === notANumber) return modelProblem('MALFORMED', { reason: 'NOT_A_NUMBER', line: this.#line });
    if (!(Math.abs(value) <= largestCoordinate)) {
      return modelProblem('NON_FINITE_COORDINATE', { facet: this.#facets + 1, line: this.#line });
    }
    this.#batch[this.#inBatch * 9 + this.#coordinates++] = value;
    if (this.#coordinates % 3 === 0) this.#place = 'LOOP';
    return null;
  }

  #misplaced(): ModelProblem {
    return modelProblem('MALFORMED', { reason: 'MISPLACED_WORD', line: this.#line });
  }

  #handOver(): ModelProblem | null {
    const count = this.#inBatch;
    this.#inBatch = 0;
    return count === 0 ? null : this.#sink.triangles(this.#batch, count);
  }
}

const word = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const solidWord = word('solid');
const endsolidWord = word('endsolid');
const facetWord = word('facet');
const endfacetWord = word('endfacet');
const normalWord = word('normal');
const loopWord = word('loop');
const outerWord = word('outer');
const outerloopWord = word('outerloop');
const endloopWord = word('endloop');
const vertexWord = word('vertex');
const endWord = word('end');
/** What may stand behind `end`, and the word that both make. */
const endings = [
  { last: loopWord, whole: endloopWord },
  { last: facetWord, whole: endfacetWord },
  { last: solidWord, whole: endsolidWord },
] as const;
/** Words that have their place within a facet. */
const ofFacets = [outerWord, outerloopWord, loopWord, vertexWord, endloopWord, endfacetWord, normalWord];

const semicolon = 0x3b;
const numberSign = 0x23;
const exclamation = 0x21;
const slash = 0x2f;

/** Whether the rest of a line is a comment from this word on. The format has none; programs write them in each of these ways. */
function beginsComment(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from];
  if (first === semicolon || first === numberSign || first === exclamation) return true;
  return first === slash && to - from > 1 && bytes[from + 1] === slash;
}

/** Whether `bytes[from, to)` is the keyword, in whatever case. */
function is(bytes: Uint8Array, from: number, to: number, keyword: Uint8Array): boolean {
  if (to - from !== keyword.length) return false;
  for (let at = 0; at < keyword.length; at++) {
    // Bit 5 is what sets lower case letters apart in ASCII.
    if (((bytes[from + at] ?? 0) | 0x20) !== keyword[at]) return false;
  }
  return true;
}
