import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import type { TriangleSink } from '../../domain/geometry/surface/triangle-sink.ts';
import { FacetBatch } from '../facet-batch.ts';
import { HeldBytes } from '../held-bytes.ts';
import { inOneGo, type ModelFormat, type ModelReader } from '../model-format.ts';
import { walkScene } from '../placement.ts';
import { ModelPart } from './model-part.ts';
import { partName } from './part-names.ts';
import { type Reference, Resources } from './resources.ts';
import { isSlicerSettings, SlicerSettings } from './slicer-settings.ts';
import { attributesOf } from './tag-attributes.ts';
import { XmlTags } from './xml-tags.ts';
import { unpack, type UnpackingLimit, zipEntries, type ZipEntry } from './zip-archive.ts';

/** Five million triangles as text. */
const mostUnpackedBytes = 500_000_000;
/** Models unpack to about ten times their length, very regular ones to thirty times; bombs to a thousand. */
const mostUnpacking = 60;
/** Small files may unpack to so much all the same. */
const alwaysUnpackedBytes = 20_000_000;

/**
 * 3MF: a ZIP archive whose model parts are XML. The archive is held, packed, until its directory at the end has come;
 * then its parts are unpacked and read piece by piece. Any ZIP archive is taken for one until it turns out to hold no
 * model.
 */
export const threeMf: ModelFormat = {
  name: '3MF',
  recognise: ({ bytes, byteLength }) => {
    const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
    return isArchive ? { open: (sink) => new ThreeMfReader(sink, byteLength) } : null;
  },
};

class ThreeMfReader implements ModelReader {
  readonly #sink: TriangleSink;
  readonly #held: HeldBytes;

  constructor(sink: TriangleSink, byteLength: number) {
    this.#sink = sink;
    this.#held = new HeldBytes(byteLength);
  }

  push(bytes: Uint8Array): ModelProblem | null {
    this.#held.push(bytes);
    return null;
  }

  end(): ModelProblem | null {
    return inOneGo(this.finish());
  }

  *finish(): Generator<number, ModelProblem | null> {
    const archive = this.#held.view();
    const entries = yield* atShare(0, zipEntries(archive));
    if ('code' in entries) return entries;
    return yield* new Package(archive, entries).draw(this.#sink);
  }
}

/** The share of the work that is reading; the rest is placing what was read. */
const readingShare = 0.7;

class Package {
  readonly #archive: Uint8Array;
  readonly #parts: ReadonlyMap<string, ZipEntry>;
  readonly #limit: UnpackingLimit;
  readonly #resources = new Resources();
  #unpackedBytes = 0;

  constructor(archive: Uint8Array, entries: readonly ZipEntry[]) {
    this.#archive = archive;
    this.#parts = new Map(entries.map((entry) => [partName(entry.name), entry]));
    const limitBytes = Math.min(mostUnpackedBytes, Math.max(alwaysUnpackedBytes, archive.length * mostUnpacking));
    this.#limit = { limitBytes, left: limitBytes };
  }

  *draw(sink: TriangleSink): Generator<number, ModelProblem | null> {
    const root = yield* this.#findRoot();
    if (typeof root !== 'string') return root;
    const items: Reference[] = [];
    const problem = (yield* this.#readParts(root, items, sink)) ?? (yield* this.#readSettings(root));
    if (problem) return problem;
    const resources = this.#resources;
    const placed = resources.placed(items);
    if ('code' in placed) return placed;
    const batch = new FacetBatch(sink);
    const walk = walkScene(
      placed,
      ({ components }) => resources.placed(components),
      (object) => resources.draw(object, batch),
    );
    const drawn = yield* rest(walk);
    if (resources.leftOut > 0) sink.leftOut?.(resources.leftOut);
    return drawn ?? batch.flush() ?? (batch.total === 0 ? modelProblem('NO_TRIANGLES') : null);
  }

  /** The part that the package is about: named by its relationships; by its ending where these are missing. */
  *#findRoot(): Generator<number, string | ModelProblem> {
    const relationships = this.#parts.get('_rels/.rels');
    const roots = new Set<string>();
    if (relationships) {
      const xml = new XmlTags((tag) => {
        const attributes = attributesOf(tag);
        if (attributes.get('Type')?.endsWith('/3dmodel')) roots.add(partName(attributes.get('Target') ?? ''));
        return null;
      });
      const problem = yield* this.#unpack(relationships, (bytes) => xml.push(bytes));
      if (problem) return problem;
    }
    // A package is about one model; which of several is meant nobody can tell.
    if (roots.size > 1) return modelProblem('UNSUPPORTED_FORMAT', { format: '3MF', feature: 'SEVERAL_MODELS' });
    const [named] = roots;
    const root = named !== undefined && this.#parts.has(named) ? named : this.#likelyRoot();
    return root ?? modelProblem('UNKNOWN_FORMAT', { format: 'ZIP' });
  }

  #likelyRoot(): string | undefined {
    const models = [...this.#parts.keys()].filter((name) => name.endsWith('.model'));
    return models.find((name) => name === '3d/3dmodel.model') ?? models[0];
  }

  /** Reads the root and every part that is referred to. Only the root says what is to be made, and in which unit. */
  *#readParts(root: string, items: Reference[], sink: TriangleSink): Generator<number, ModelProblem | null> {
    const waiting = [root];
    const known = new Set(waiting);
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const entry = this.#parts.get(path);
      if (!entry) return modelProblem('EXTERNAL_REFERENCE', { reference: path.slice(0, 100) });
      const part = new ModelPart(path, this.#resources, path === root ? items : []);
      const problem = (yield* this.#unpack(entry, (bytes) => part.push(bytes))) ?? part.end();
      if (problem) return problem;
      if (path === root) sink.unit?.(part.unit);
      for (const reference of part.references) {
        if (known.has(reference)) continue;
        known.add(reference);
        waiting.push(reference);
      }
    }
    return null;
  }

  /** Reads what slicers say of the parts of objects; they speak of the objects of the root alone. */
  *#readSettings(root: string): Generator<number, ModelProblem | null> {
    for (const [name, entry] of this.#parts) {
      if (!isSlicerSettings(name)) continue;
      const settings = new SlicerSettings();
      const problem =
        (yield* this.#unpack(entry, (bytes) => settings.push(bytes))) ?? this.#resources.settle(root, settings.volumes);
      if (problem) return problem;
    }
    return null;
  }

  *#unpack(entry: ZipEntry, take: (bytes: Uint8Array) => ModelProblem | null): Generator<number, ModelProblem | null> {
    const steps = unpack(this.#archive, entry, this.#limit, take);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      this.#unpackedBytes += step.value;
      yield (readingShare * this.#unpackedBytes) / this.#archive.length;
    }
  }
}

function* atShare<T>(share: number, steps: Generator<void, T>): Generator<number, T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    yield share;
  }
}

function* rest<T>(steps: Generator<number, T>): Generator<number, T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    yield readingShare + step.value * (1 - readingShare);
  }
}
