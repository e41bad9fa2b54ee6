import { largestCoordinate, type TriangleSink } from '../../domain/geometry/surface/triangle-sink.ts';
import type { ModelFormat, ModelReader } from '../model-format.ts';
import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { looksLikeText } from '../text-signs.ts';

/*
 * Binary STL, after M. Burns, "Automated Fabrication" (1993), section 6.5: a header of 80 bytes that means nothing, the
 * number of facets as a 32-bit integer, then for each facet a normal and three corners (twelve 32-bit floats) and two
 * bytes of attributes. All little-endian. Normals are left unread: they are often wrong, and the winding says the same.
 */
const headerBytes = 84;
const facetBytes = 50;
const normalBytes = 12;
const batchFacets = 512;

/** The length of a binary STL file of so many facets, in bytes. */
const binaryStlLength = (facets: number): number => headerBytes + facetBytes * facets;

/** So many bytes may stand behind the last facet, where programs and transfers end a file with a line end or fill it up. */
const longestTail = 4096;

/**
 * Binary STL. A file is one when its length is what its facet count asks for, but for a blank tail, even if the header
 * begins with `solid` as many exporters have it: in an ASCII file bytes 80–83 are text, a count above 150 million that
 * no length fits.
 */
export const binaryStl: ModelFormat = {
  name: 'STL',
  recognise: ({ bytes, byteLength }) => {
    const declared = declaredFacets(bytes);
    if (declared === null) return null;
    const tail = byteLength - binaryStlLength(declared);
    if (tail < 0 || tail > longestTail || (declared === 0 && tail > 0)) return null;
    if (declared === 0) return { problem: modelProblem('NO_TRIANGLES') };
    return { open: (sink) => new BinaryStlReader(sink, declared, byteLength) };
  },
};

/** A file named .stl that no format knows and that is no text: a binary STL whose length does not fit its facet count. */
export const damagedBinaryStl: ModelFormat = {
  name: 'STL',
  recognise: ({ bytes, byteLength, extension }) => {
    if (extension !== 'stl' || looksLikeText(bytes)) return null;
    return { problem: lengthProblem(declaredFacets(bytes), byteLength) };
  },
};

function declaredFacets(bytes: Uint8Array): number | null {
  if (bytes.length < headerBytes) return null;
  return new DataView(bytes.buffer, bytes.byteOffset, headerBytes).getUint32(80, true);
}

function lengthProblem(declared: number | null, byteLength: number): ModelProblem {
  if (declared === null) return modelProblem('TRUNCATED', { reason: 'NO_HEADER', byteLength });
  const found = Math.floor((byteLength - headerBytes) / facetBytes);
  const params = { reason: 'LENGTH_DOES_NOT_FIT_COUNT', declared, found, byteLength };
  return modelProblem(binaryStlLength(declared) > byteLength ? 'TRUNCATED' : 'MALFORMED', params);
}

/** Nothing, white space, and the sign that ended files under CP/M and DOS. */
const blanks = new Set([0x00, 0x09, 0x0a, 0x0d, 0x1a, 0x20]);

class BinaryStlReader implements ModelReader {
  readonly #sink: TriangleSink;
  readonly #declared: number;
  readonly #byteLength: number;
  readonly #batch = new Float64Array(batchFacets * 9);
  /** Bytes of a facet that the last piece of the file was cut in. */
  readonly #cut = new Uint8Array(facetBytes);
  #cutLength = 0;
  #skip = headerBytes;
  #read = 0;

  constructor(sink: TriangleSink, declared: number, byteLength: number) {
    this.#sink = sink;
    this.#declared = declared;
    this.#byteLength = byteLength;
  }

  push(bytes: Uint8Array): ModelProblem | null {
    if (this.#read === 0) {
      const refused = this.#skip === headerBytes ? this.#sink.expect(this.#declared) : null;
      if (refused) return refused;
    }
    let from = Math.min(this.#skip, bytes.length);
    this.#skip -= from;
    if (this.#cutLength > 0) {
      const missing = Math.min(facetBytes - this.#cutLength, bytes.length - from);
      this.#cut.set(bytes.subarray(from, from + missing), this.#cutLength);
      this.#cutLength += missing;
      from += missing;
      if (this.#cutLength < facetBytes) return null;
      this.#cutLength = 0;
      const problem = this.#facets(this.#cut, 0, 1);
      if (problem) return problem;
    }
    for (;;) {
      const count = Math.min(batchFacets, Math.floor((bytes.length - from) / facetBytes), this.#declared - this.#read);
      if (count === 0) break;
      const problem = this.#facets(bytes, from, count);
      if (problem) return problem;
      from += count * facetBytes;
    }
    if (this.#read === this.#declared) return this.#tail(bytes, from);
    this.#cut.set(bytes.subarray(from));
    this.#cutLength = bytes.length - from;
    return null;
  }

  /** What stands behind the last facet may be blank, and nothing else. */
  #tail(bytes: Uint8Array, from: number): ModelProblem | null {
    for (let at = from; at < bytes.length; at++) {
      if (!blanks.has(bytes[at] ?? 0)) return lengthProblem(this.#declared, this.#byteLength);
    }
    return null;
  }

  end(): ModelProblem | null {
    if (this.#read === this.#declared && this.#cutLength === 0) return null;
    return modelProblem('TRUNCATED', { reason: 'CUT_SHORT', declared: this.#declared, found: this.#read });
  }

  #facets(bytes: Uint8Array, from: number, count: number): ModelProblem | null {
    const view = new DataView(bytes.buffer, bytes.byteOffset + from, count * facetBytes);
    const batch = this.#batch;
    let target = 0;
    for (let facet = 0; facet < count; facet++) {
      let at = facet * facetBytes + normalBytes;
      let usable = true;
      for (let coordinate = 0; coordinate < 9; coordinate++, at += 4) {
        const value = view.getFloat32(at, true);
        // Written so that NaN fails it too.
        if (!(Math.abs(value) <= largestCoordinate)) usable = false;
        // Adding zero turns -0 into 0: one point, one pattern of bits.
        batch[target++] = value + 0;
      }
      if (!usable) return modelProblem('NON_FINITE_COORDINATE', { facet: this.#read + facet + 1 });
    }
    this.#read += count;
    return this.#sink.triangles(batch, count);
  }
}
