import type { TriangleSink } from '../domain/geometry/surface/triangle-sink.ts';
import { headLength, inOneGo, type ModelFormat, type ModelReader, type Recognition } from './model-format.ts';
import { modelProblem, type ModelProblem } from '../domain/geometry/problems/model-problem.ts';

/** The file that a reader is made for. */
export interface ModelFile {
  readonly fileName: string;
  /** Length of the whole file in bytes, known before it is read. */
  readonly byteLength: number;
}

/** A reader that knows what it reads. */
export interface NamedModelReader extends ModelReader {
  /** Name of the format as people know it; empty until it was recognised. */
  readonly format: string;
}

/**
 * A reader for a model in whatever format it turns out to be: it looks at the first bytes, picks the format, and pushes
 * the triangles into `sink`. Memory stays bounded by what the sink keeps.
 * @param formats those it may be, asked in this order: see `formatsFor`
 */
export function readModel(file: ModelFile, sink: TriangleSink, formats: readonly ModelFormat[]): NamedModelReader {
  return new RecognisingReader(file, sink, formats);
}

class RecognisingReader implements NamedModelReader {
  readonly #file: ModelFile;
  readonly #sink: TriangleSink;
  readonly #formats: readonly ModelFormat[];
  readonly #head = new Uint8Array(headLength);
  #headLength = 0;
  #position = 0;
  #reader: ModelReader | null = null;
  #format = '';

  constructor(file: ModelFile, sink: TriangleSink, formats: readonly ModelFormat[]) {
    this.#file = file;
    this.#sink = sink;
    this.#formats = formats;
  }

  get format(): string {
    return this.#format;
  }

  push(bytes: Uint8Array): ModelProblem | null {
    this.#position += bytes.length;
    if (this.#reader) return this.#reader.push(bytes);
    const room = Math.min(bytes.length, headLength - this.#headLength);
    this.#head.set(bytes.subarray(0, room), this.#headLength);
    this.#headLength += room;
    if (this.#headLength < headLength) return null;
    return this.#open() ?? this.#pass(bytes.subarray(room));
  }

  end(): ModelProblem | null {
    return inOneGo(this.finish());
  }

  *finish(): Generator<number, ModelProblem | null> {
    const { byteLength } = this.#file;
    if (this.#position === 0 && byteLength === 0) return modelProblem('EMPTY_FILE');
    if (this.#position !== byteLength) {
      return modelProblem('UPLOAD_INCOMPLETE', { received: this.#position, byteLength });
    }
    const problem = this.#reader ? null : this.#open();
    if (problem || !this.#reader) return problem;
    return this.#reader.finish ? yield* this.#reader.finish() : this.#reader.end();
  }

  #pass(bytes: Uint8Array): ModelProblem | null {
    return this.#reader ? this.#reader.push(bytes) : null;
  }

  /** The head is complete: finds the format and reads the head in it. */
  #open(): ModelProblem | null {
    const recognition = this.#recognise();
    if (recognition === null) return modelProblem('UNKNOWN_FORMAT', { format: '' });
    if ('problem' in recognition) return recognition.problem;
    this.#reader = recognition.open(this.#sink);
    return this.#reader.push(this.#head.subarray(0, this.#headLength));
  }

  #recognise(): Recognition {
    const bytes = this.#head.subarray(0, this.#headLength);
    const extension = extensionOf(this.#file.fileName);
    for (const format of this.#formats) {
      const recognition = format.recognise({ bytes, byteLength: this.#file.byteLength, extension });
      if (recognition) {
        this.#format = format.name;
        return recognition;
      }
    }
    return null;
  }
}

/** The end of a file's name in lower case without the dot; empty when it has none. */
export function extensionOf(fileName: string): string {
  return /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}
