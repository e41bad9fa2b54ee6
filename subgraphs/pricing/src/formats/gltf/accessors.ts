import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { asIndex, asIndexOr, asList, asObject, asText, type JsonObject } from './json-reading.ts';

/** Components of each type of element that geometry is made of. */
const componentCounts: Readonly<Record<string, number>> = { SCALAR: 1, VEC3: 3, VEC4: 4, MAT4: 16 };

/** Numbers of OpenGL for the types of components, and their bytes. */
const byte = 5120;
const unsignedByte = 5121;
const short = 5122;
const unsignedShort = 5123;
const unsignedInt = 5125;
const float = 5126;
const componentBytes: Readonly<Record<number, number>> = {
  [byte]: 1,
  [unsignedByte]: 1,
  [short]: 2,
  [unsignedShort]: 2,
  [unsignedInt]: 4,
  [float]: 4,
};
/** What a normalized integer is divided by (glTF 2.0, section 3.11). */
const normalizers: Readonly<Record<number, number>> = {
  [byte]: 127,
  [unsignedByte]: 255,
  [short]: 32_767,
  [unsignedShort]: 65_535,
};

/** Elements with values of their own that all accessors of a file may have together: four bytes each. */
const mostSparseElements = 15_000_000;

/** Elements laid out in bytes; that all of them lie within was checked. */
interface Layout {
  readonly view: DataView;
  readonly stride: number;
}

/** Numbers in a buffer, as vertices and indices are read from. */
export class Accessor {
  readonly count: number;
  readonly #componentType: number;
  readonly #size: number;
  readonly #divisor: number;
  readonly #base: Layout | null;
  /** For each element which of the sparse ones stands in its place, or -1. */
  readonly #replaced: Int32Array | null;
  readonly #sparse: Layout | null;

  constructor(
    {
      count,
      componentType,
      divisor,
    }: { readonly count: number; readonly componentType: number; readonly divisor: number },
    base: Layout | null,
    sparse: { readonly replaced: Int32Array; readonly values: Layout } | null = null,
  ) {
    this.count = count;
    this.#componentType = componentType;
    this.#size = componentBytes[componentType] ?? 0;
    this.#divisor = divisor;
    this.#base = base;
    this.#replaced = sparse?.replaced ?? null;
    this.#sparse = sparse?.values ?? null;
  }

  /** A component of an element below `count`. */
  number(element: number, component: number): number {
    const replacing = this.#replaced?.[element] ?? -1;
    const layout = replacing >= 0 ? this.#sparse : this.#base;
    if (!layout) return 0;
    const at = (replacing >= 0 ? replacing : element) * layout.stride + component * this.#size;
    const value = this.#read(layout.view, at);
    return this.#divisor === 1 ? value : Math.max(-1, value / this.#divisor);
  }

  #read(view: DataView, at: number): number {
    switch (this.#componentType) {
      case float:
        return view.getFloat32(at, true);
      case unsignedShort:
        return view.getUint16(at, true);
      case unsignedInt:
        return view.getUint32(at, true);
      case unsignedByte:
        return view.getUint8(at);
      case short:
        return view.getInt16(at, true);
      default:
        return view.getInt8(at);
    }
  }
}

/** Finds the bytes of a buffer. */
export type BufferBytes = (buffer: number) => Uint8Array | ModelProblem;

/** The accessors of a glTF file, made when they are asked for. */
export class Accessors {
  readonly #accessors: readonly unknown[];
  readonly #views: readonly unknown[];
  readonly #bytesOf: BufferBytes;
  readonly #quantized: boolean;
  readonly #made = new Map<number, Accessor | ModelProblem>();
  #sparseLeft = mostSparseElements;

  /** @param quantized whether integers may be positions (KHR_mesh_quantization) */
  constructor(file: JsonObject, quantized: boolean, bytesOf: BufferBytes) {
    this.#accessors = asList(file['accessors']);
    this.#views = asList(file['bufferViews']);
    this.#quantized = quantized;
    this.#bytesOf = bytesOf;
  }

  /** The positions of vertices. */
  positions(index: number): Accessor | ModelProblem {
    const types = this.#quantized ? [float, byte, unsignedByte, short, unsignedShort] : [float];
    return this.#once(index, 'VEC3', types);
  }

  /** Numbers of vertices. */
  indices(index: number): Accessor | ModelProblem {
    return this.#once(index, 'SCALAR', [unsignedByte, unsignedShort, unsignedInt]);
  }

  /** Turns or shifts of instances: three or four numbers each. */
  vectors(index: number, length: 3 | 4): Accessor | ModelProblem {
    return this.#once(index, length === 3 ? 'VEC3' : 'VEC4', [float, byte, short]);
  }

  /** Numbers of joints, four for each vertex. */
  joints(index: number): Accessor | ModelProblem {
    return this.#once(index, 'VEC4', [unsignedByte, unsignedShort]);
  }

  /** How much each of four joints moves a vertex. */
  jointWeights(index: number): Accessor | ModelProblem {
    return this.#once(index, 'VEC4', [float, unsignedByte, unsignedShort]);
  }

  /** Matrices of four by four, column by column. */
  matrices(index: number): Accessor | ModelProblem {
    return this.#once(index, 'MAT4', [float]);
  }

  /** Whether the elements have values of their own in the file: an extension may keep them elsewhere, and then they are zeros. */
  isPlain(index: number): boolean {
    const accessor = asObject(this.#accessors[index]);
    return accessor?.['bufferView'] !== undefined || accessor?.['sparse'] !== undefined;
  }

  #once(index: number, type: string, componentTypes: readonly number[]): Accessor | ModelProblem {
    const made = this.#made.get(index) ?? this.#make(asObject(this.#accessors[index]), type, componentTypes);
    this.#made.set(index, made);
    return made;
  }

  #make(accessor: JsonObject | null, type: string, componentTypes: readonly number[]): Accessor | ModelProblem {
    const count = asIndex(accessor?.['count']);
    const componentType = asIndex(accessor?.['componentType']);
    if (!accessor || count === null || componentType === null) return malformed('ACCESSOR');
    if (accessor['type'] !== type || !componentTypes.includes(componentType)) return malformed('ACCESSOR_TYPE');
    const elementBytes = (componentBytes[componentType] ?? 0) * (componentCounts[type] ?? 0);
    const divisor = accessor['normalized'] === true ? (normalizers[componentType] ?? 1) : 1;
    const base = accessor['bufferView'] === undefined ? null : this.#layout(accessor, count, elementBytes);
    if (base && 'code' in base) return base;
    const sparse = asObject(accessor['sparse']);
    if (!sparse) return new Accessor({ count, componentType, divisor }, base);
    const replacing = this.#sparse(sparse, count, elementBytes);
    return 'code' in replacing ? replacing : new Accessor({ count, componentType, divisor }, base, replacing);
  }

  #sparse(sparse: JsonObject, count: number, elementBytes: number) {
    const replacements = asIndex(sparse['count']);
    const indices = asObject(sparse['indices']);
    const values = asObject(sparse['values']);
    const indexType = asIndex(indices?.['componentType']);
    if (replacements === null || replacements > count || !indices || !values || indexType === null) {
      return malformed('SPARSE_ACCESSOR');
    }
    if (![unsignedByte, unsignedShort, unsignedInt].includes(indexType)) return malformed('SPARSE_ACCESSOR');
    this.#sparseLeft -= count;
    if (this.#sparseLeft < 0) return modelProblem('TOO_COMPLEX', { reason: 'SPARSE_ACCESSORS' });
    const indexLayout = this.#layout(indices, replacements, componentBytes[indexType] ?? 0);
    if ('code' in indexLayout) return indexLayout;
    const valueLayout = this.#layout(values, replacements, elementBytes);
    if ('code' in valueLayout) return valueLayout;
    const places = new Accessor({ count: replacements, componentType: indexType, divisor: 1 }, indexLayout);
    const replaced = new Int32Array(count).fill(-1);
    for (let at = 0; at < replacements; at++) {
      const element = places.number(at, 0);
      if (element >= count) return malformed('SPARSE_ACCESSOR');
      replaced[element] = at;
    }
    return { replaced, values: valueLayout };
  }

  /** Where the elements lie that something refers to by `bufferView` and `byteOffset`; checks that they are there. */
  #layout(reference: JsonObject, count: number, elementBytes: number): Layout | ModelProblem {
    const view = asObject(this.#views[asIndex(reference['bufferView']) ?? -1]);
    const buffer = asIndex(view?.['buffer']);
    const viewOffset = asIndexOr(view?.['byteOffset'], 0);
    const viewLength = asIndex(view?.['byteLength']);
    const stride = asIndexOr(view?.['byteStride'], elementBytes);
    const offset = asIndexOr(reference['byteOffset'], 0);
    if (!view || buffer === null || viewOffset === null || viewLength === null || stride === null || offset === null) {
      return malformed('BUFFER_VIEW');
    }
    const packed = compressionOf(view);
    const bytes = this.#bytesOf(buffer);
    // Of compressed data that the file does not require, the plain data lies in this buffer, or nowhere.
    if ('code' in bytes) return packed === undefined ? bytes : compressed(packed);
    if (viewOffset + viewLength > bytes.length) return malformed('BUFFER_VIEW_RANGE');
    const needed = count === 0 ? 0 : offset + (count - 1) * stride + elementBytes;
    if (needed > viewLength || (stride < elementBytes && count > 1)) return malformed('ACCESSOR_RANGE');
    const rest = count === 0 ? 0 : viewLength - offset;
    return {
      view: new DataView(bytes.buffer, bytes.byteOffset + viewOffset + (rest === 0 ? 0 : offset), rest),
      stride,
    };
  }
}

/** The extension that says of an object how its data is compressed; undefined when none does. */
export function compressionOf(object: JsonObject): string | undefined {
  return Object.keys(asObject(object['extensions']) ?? {}).find((name) => name.includes('compression'));
}

/** The name of a compression that is not read. */
export const compressed = (extension: string): ModelProblem =>
  modelProblem('UNSUPPORTED_FORMAT', { format: `glTF (${asText(extension)?.slice(0, 60) ?? ''})` });

export const malformed = (reason: string): ModelProblem => modelProblem('MALFORMED', { reason });
