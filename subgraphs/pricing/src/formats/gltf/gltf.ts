import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import type { TriangleSink } from '../../domain/geometry/surface/triangle-sink.ts';
import { HeldBytes } from '../held-bytes.ts';
import { inOneGo, type ModelFormat, type ModelReader } from '../model-format.ts';
import { latin1, leadingText, looksLikeText } from '../text-signs.ts';
import { malformed } from './accessors.ts';
import { asIndex, asList, asObject, asText, type JsonObject } from './json-reading.ts';
import { JsonText } from './json-text.ts';
import { drawScene } from './scene.ts';

/*
 * glTF 2.0, after the specification of the Khronos Group (ISO/IEC 12113): as JSON with its buffers in it, and as GLB,
 * JSON and one buffer in a binary container. Lengths are in metres. The shape is that of the scene at rest: with the
 * weights of morph targets and the pose of skins that the file states, without animations. Not read: compressed meshes
 * without plain data beside them, buffers in other files.
 */
const jsonChunk = 0x4e4f534a;
const binaryChunk = 0x004e4942;
const headerBytes = 12;
const chunkHeaderBytes = 8;

const keys = /^\{[\s\S]*"(?:asset|scenes?|nodes|meshes|buffers|bufferViews|accessors|materials|extensionsUsed)"\s*:/;

/** glTF in one text. */
export const gltf: ModelFormat = {
  name: 'glTF',
  recognise: ({ bytes, byteLength, extension }) => {
    const text = looksLikeText(bytes) ? leadingText(bytes) : '';
    if (!keys.test(text) && !(extension === 'gltf' && text.startsWith('{'))) return null;
    return { open: (sink) => new GltfReader(sink, byteLength) };
  },
};

/** glTF in its binary container. */
export const glb: ModelFormat = {
  name: 'GLB',
  recognise: ({ bytes, byteLength }) => {
    if (bytes.length < headerBytes || latin1(bytes.subarray(0, 4)) !== 'glTF') return null;
    const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
    const version = view.getUint32(4, true);
    const length = view.getUint32(8, true);
    if (version !== 2) return { problem: modelProblem('UNSUPPORTED_FORMAT', { format: `GLB (version ${version})` }) };
    if (length > byteLength) return { problem: modelProblem('TRUNCATED', { reason: 'CUT_SHORT', length, byteLength }) };
    return { open: (sink) => new GlbReader(sink, length) };
  },
};

class GltfReader implements ModelReader {
  readonly #sink: TriangleSink;
  readonly #text: JsonText;

  constructor(sink: TriangleSink, byteLength: number) {
    this.#sink = sink;
    this.#text = new JsonText(byteLength);
  }

  push(bytes: Uint8Array): ModelProblem | null {
    return this.#text.push(bytes);
  }

  end(): ModelProblem | null {
    return inOneGo(this.finish());
  }

  *finish(): Generator<number, ModelProblem | null> {
    return yield* draw(this.#text, null, this.#sink);
  }
}

class GlbReader implements ModelReader {
  readonly #sink: TriangleSink;
  readonly #text: JsonText;
  readonly #buffer: HeldBytes;
  readonly #header = new HeldBytes(headerBytes);
  /** Bytes of the container that are yet to come. */
  #left: number;
  /** Bytes of the chunk at hand that are yet to come, and what to do with them. */
  #chunkLeft = 0;
  #chunk: 'JSON' | 'BINARY' | 'OTHER' = 'OTHER';
  #chunks = 0;
  #chunkHeader = new HeldBytes(chunkHeaderBytes);

  constructor(sink: TriangleSink, length: number) {
    this.#sink = sink;
    this.#text = new JsonText(length);
    this.#buffer = new HeldBytes(length);
    this.#left = length;
  }

  push(bytes: Uint8Array): ModelProblem | null {
    let at = 0;
    const take = (most: number): Uint8Array => {
      const taken = bytes.subarray(at, at + Math.min(most, this.#left));
      at += taken.length;
      this.#left -= taken.length;
      return taken;
    };
    if (this.#header.length < headerBytes) this.#header.push(take(headerBytes - this.#header.length));
    // What comes after the container is none of ours.
    while (at < bytes.length && this.#left > 0) {
      if (this.#chunkLeft === 0) {
        this.#chunkHeader.push(take(chunkHeaderBytes - this.#chunkHeader.length));
        if (this.#chunkHeader.length < chunkHeaderBytes) continue;
        const problem = this.#chunkBegins();
        if (problem) return problem;
        continue;
      }
      const taken = take(this.#chunkLeft);
      this.#chunkLeft -= taken.length;
      if (this.#chunk === 'BINARY') this.#buffer.push(taken);
      const problem = this.#chunk === 'JSON' ? this.#text.push(taken) : null;
      if (problem) return problem;
    }
    return null;
  }

  end(): ModelProblem | null {
    return inOneGo(this.finish());
  }

  *finish(): Generator<number, ModelProblem | null> {
    if (this.#left > 0 || this.#chunkLeft > 0) return modelProblem('TRUNCATED', { reason: 'CUT_SHORT' });
    return yield* draw(this.#text, this.#buffer.view(), this.#sink);
  }

  #chunkBegins(): ModelProblem | null {
    const header = this.#chunkHeader.view();
    const view = new DataView(header.buffer, header.byteOffset, chunkHeaderBytes);
    this.#chunkHeader = new HeldBytes(chunkHeaderBytes);
    const length = view.getUint32(0, true);
    const type = view.getUint32(4, true);
    if (length > this.#left) return modelProblem('TRUNCATED', { reason: 'CHUNK', length, left: this.#left });
    if (this.#chunks === 0 && type !== jsonChunk) return malformed('FIRST_CHUNK');
    this.#chunk = this.#chunks === 0 ? 'JSON' : this.#chunks === 1 && type === binaryChunk ? 'BINARY' : 'OTHER';
    this.#chunks++;
    this.#chunkLeft = length;
    return null;
  }
}

/** @param container the buffer that is in the container; null when there is no container */
function* draw(
  text: JsonText,
  container: Uint8Array | null,
  sink: TriangleSink,
): Generator<number, ModelProblem | null> {
  const file = text.parsed();
  if (!file) return malformed('JSON');
  yield 0;
  return yield* drawScene(file, (buffer) => bufferBytes(file, buffer, text, container), sink);
}

function bufferBytes(
  file: JsonObject,
  index: number,
  text: JsonText,
  container: Uint8Array | null,
): Uint8Array | ModelProblem {
  const buffer = asObject(asList(file['buffers'])[index]);
  const byteLength = asIndex(buffer?.['byteLength']);
  if (!buffer || byteLength === null) return malformed('BUFFER');
  if (buffer['uri'] === undefined) {
    if (index !== 0 || !container) return malformed('BUFFER');
    return container.length < byteLength ? cutShort(byteLength, container.length) : container;
  }
  const uri = asText(buffer['uri']) ?? '';
  if (!uri.startsWith('data:')) return modelProblem('EXTERNAL_REFERENCE', { reference: uri.slice(0, 100) });
  const bytes = text.bytesAt(uri);
  if (!bytes) return malformed('DATA_URI');
  return bytes.length < byteLength ? cutShort(byteLength, bytes.length) : bytes;
}

const cutShort = (declared: number, found: number): ModelProblem =>
  modelProblem('TRUNCATED', { reason: 'BUFFER', declared, found });
