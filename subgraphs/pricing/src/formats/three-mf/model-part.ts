import type { LengthUnit } from '../../domain/geometry/measurement.ts';
import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { inPlace, type Placement } from '../placement.ts';
import { latin1 } from '../text-signs.ts';
import { partName } from './part-names.ts';
import type { ModelObject, PartPurpose, Reference, Resources } from './resources.ts';
import { attributesOf, readNumbers } from './tag-attributes.ts';
import { type Tag, XmlTags } from './xml-tags.ts';

/** Units of 3MF. */
const units: Readonly<Record<string, LengthUnit>> = {
  micron: 'MICRON',
  millimeter: 'MM',
  centimeter: 'CM',
  meter: 'M',
  inch: 'INCH',
  foot: 'FOOT',
};

/** Types of objects (3MF core, section 4.1); slicers give their modifiers the type `other`. */
const purposes: Readonly<Record<string, PartPurpose>> = {
  model: 'METAL',
  surface: 'METAL',
  support: 'HELP',
  solidsupport: 'HELP',
  other: 'HELP',
};

const coreNamespace = 'http://schemas.microsoft.com/3dmanufacturing/core/2015/02';
/** Extensions that a file may require: those that are read, and those that leave meshes as they are. */
const readExtensions = new Set(['core', 'production', 'material', 'trianglesets']);

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const vertexName = bytesOf('vertex');
const triangleName = bytesOf('triangle');
const colon = 0x3a;
const lowerX = 0x78;
const digitOne = 0x31;

/**
 * Reads a model part of a 3MF package, after the "3D Manufacturing Format Core Specification" 1.3 and its production
 * extension 1.1, into the package's resources.
 */
export class ModelPart {
  /** Parts that objects of this one refer to. */
  readonly references = new Set<string>();
  unit: LengthUnit = 'MM';
  readonly #path: string;
  readonly #resources: Resources;
  readonly #items: Reference[];
  readonly #xml = new XmlTags((tag) => this.#tag(tag));
  readonly #numbers = new Float64Array(3);
  /** The prefix of the core namespace with its colon, often empty; null before the root. */
  #prefix: Uint8Array | null = null;
  #object: ModelObject | null = null;
  #inBuild = false;
  #isComplete = false;

  /** @param items takes what the part says is to be made */
  constructor(path: string, resources: Resources, items: Reference[]) {
    this.#path = path;
    this.#resources = resources;
    this.#items = items;
  }

  push(bytes: Uint8Array): ModelProblem | null {
    return this.#xml.push(bytes);
  }

  end(): ModelProblem | null {
    if (this.#prefix === null) return malformed('NO_MODEL');
    return this.#isComplete ? null : modelProblem('TRUNCATED', { reason: 'PART_ENDS' });
  }

  #tag(tag: Tag): ModelProblem | null {
    if (this.#prefix === null) return this.#root(tag);
    const { bytes, nameTo } = tag;
    const from = tag.nameFrom + this.#prefix.length;
    if (this.#isComplete) return malformed('AFTER_MODEL');
    if (!isCore(tag, this.#prefix)) return null;
    // Nearly all tags are one of these two.
    if (!tag.isEnd && is(bytes, from, nameTo, vertexName)) return this.#vertex(tag);
    if (!tag.isEnd && is(bytes, from, nameTo, triangleName)) return this.#triangle(tag);
    const name = latin1(bytes.subarray(from, Math.min(nameTo, from + 20)));
    return tag.isEnd ? this.#ends(name) : this.#begins(name, tag);
  }

  #root(tag: Tag): ModelProblem | null {
    const attributes = attributesOf(tag);
    const declared = [...attributes].find(([, value]) => value === coreNamespace)?.[0] ?? 'xmlns';
    const prefix = declared.startsWith('xmlns:') ? `${declared.slice('xmlns:'.length)}:` : '';
    this.#prefix = bytesOf(prefix);
    const name = latin1(tag.bytes.subarray(tag.nameFrom, tag.nameTo));
    if (tag.isEnd || name !== `${prefix}model`) return malformed('NO_MODEL');
    this.#isComplete = tag.isEmpty;
    const unit = units[attributes.get('unit') ?? 'millimeter'];
    if (!unit) return malformed('UNIT');
    this.unit = unit;
    return requiredProblem(attributes);
  }

  #begins(name: string, tag: Tag): ModelProblem | null {
    switch (name) {
      case 'object': {
        const attributes = attributesOf(tag);
        const id = attributes.get('id');
        const type = attributes.get('type') ?? 'model';
        const purpose = Object.hasOwn(purposes, type) ? purposes[type] : undefined;
        if (id === undefined || !purpose || this.#object) return malformed('OBJECT');
        const object = this.#resources.beginObject(this.#path, id, purpose);
        if ('code' in object) return object;
        this.#object = tag.isEmpty ? null : object;
        return null;
      }
      case 'component':
        return this.#object ? this.#reference(tag, this.#object.components) : malformed('COMPONENT');
      case 'build':
        this.#inBuild = !tag.isEmpty;
        return null;
      case 'item':
        return this.#inBuild ? this.#reference(tag, this.#items) : malformed('ITEM');
      default:
        return null;
    }
  }

  #ends(name: string): ModelProblem | null {
    if (name === 'object') this.#object = null;
    else if (name === 'build') this.#inBuild = false;
    else if (name === 'model') this.#isComplete = true;
    return null;
  }

  #reference(tag: Tag, to: Reference[]): ModelProblem | null {
    const attributes = attributesOf(tag);
    const objectId = attributes.get('objectid');
    const placement = placementOf(attributes.get('transform'));
    if (objectId === undefined) return malformed('REFERENCE');
    if (!placement) return malformed('TRANSFORM');
    const path = [...attributes].find(([name]) => name.endsWith(':path'))?.[1];
    const part = path === undefined ? this.#path : partName(path);
    if (part !== this.#path) this.references.add(part);
    const purpose = isPrintable(attributes) ? 'METAL' : 'HELP';
    return this.#resources.addReference(to, { path: part, objectId, placement, purpose });
  }

  #vertex(tag: Tag): ModelProblem | null {
    if (!this.#object || !readNumbers(tag, 1, lowerX, this.#numbers)) return malformed('VERTEX');
    const { vertices } = this.#resources;
    vertices.next.set(this.#numbers);
    return vertices.add();
  }

  #triangle(tag: Tag): ModelProblem | null {
    if (!this.#object || !readNumbers(tag, 2, digitOne, this.#numbers)) return malformed('TRIANGLE');
    return this.#resources.addTriangle(this.#object, this.#numbers);
  }
}

/** Slicers keep what is not to be made in the build, and say so, by this attribute or by one of their own namespace. */
function isPrintable(attributes: ReadonlyMap<string, string>): boolean {
  const said = [...attributes].find(([name]) => name === 'printable' || name.endsWith(':printable'))?.[1];
  return said !== '0' && said !== 'false';
}

/** Extensions that the file says cannot be left out. */
function requiredProblem(attributes: ReadonlyMap<string, string>): ModelProblem | null {
  const prefixes = (attributes.get('requiredextensions') ?? '').split(/\s+/).filter((prefix) => prefix !== '');
  const names = prefixes.map((prefix) => {
    const namespace = attributes.get(`xmlns:${prefix}`) ?? prefix;
    return /3dmanufacturing\/(\w+)/.exec(namespace)?.[1] ?? namespace.slice(0, 80);
  });
  const unread = names.find((name) => !readExtensions.has(name));
  return unread === undefined ? null : modelProblem('UNSUPPORTED_FORMAT', { format: `3MF (${unread})` });
}

/** `m00 m01 m02 m10 … m32` for row vectors, (x y z 1) · M: the transposed of a `Placement`. Null when it is none. */
function placementOf(transform: string | undefined): Placement | null {
  if (transform === undefined) return inPlace;
  const numbers = transform.trim().split(/\s+/).map(Number);
  if (numbers.length !== 12 || !numbers.every(Number.isFinite)) return null;
  return Float64Array.from({ length: 12 }, (_, at) => numbers[(at % 4) * 3 + Math.floor(at / 4)] ?? 0);
}

/** Whether a tag is of the core namespace: has its prefix and no other. */
function isCore({ bytes, nameFrom, nameTo }: Tag, prefix: Uint8Array): boolean {
  for (let at = 0; at < prefix.length; at++) if (bytes[nameFrom + at] !== prefix[at]) return false;
  for (let at = nameFrom + prefix.length; at < nameTo; at++) if (bytes[at] === colon) return false;
  return true;
}

function is(bytes: Uint8Array, from: number, to: number, name: Uint8Array): boolean {
  if (to - from !== name.length) return false;
  for (let at = 0; at < name.length; at++) if (bytes[from + at] !== name[at]) return false;
  return true;
}

const malformed = (reason: string): ModelProblem => modelProblem('MALFORMED', { reason });
