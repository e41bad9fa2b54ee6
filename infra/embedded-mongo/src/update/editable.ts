import { arrayFrom, documentFrom, encodeValue } from '../bson/encode.ts';
import { BsonType } from '../bson/types.ts';
import { BsonValue, elementsOf, fieldsOf } from '../bson/value.ts';
import { badValue, CommandError } from '../errors.ts';
import { displayValue } from '../storage/duplicate-key.ts';

type Node = BsonValue | EditableObject | EditableArray;

/** MongoDB fills an array up to a position with nulls, but not without end. */
const maxFilling = 1_500_000;

const absent = encodeValue(null);

/** An object that has been opened for changes; what is not touched stays the bytes it was. */
class EditableObject {
  readonly fields: Map<string, Node>;

  constructor(fields: Iterable<readonly [string, Node]>) {
    this.fields = new Map(fields);
  }

  get(name: string): Node | undefined {
    return this.fields.get(name);
  }

  set(name: string, node: Node): void {
    this.fields.set(name, node);
  }

  remove(name: string): void {
    this.fields.delete(name);
  }
}

class EditableArray {
  readonly elements: Node[];

  constructor(elements: readonly Node[]) {
    this.elements = [...elements];
  }

  static positionOf(name: string): number | undefined {
    return /^(0|[1-9]\d{0,8})$/.test(name) ? Number(name) : undefined;
  }

  get(name: string): Node | undefined {
    const position = EditableArray.positionOf(name);
    return position === undefined ? undefined : this.elements[position];
  }

  set(name: string, node: Node): void {
    const position = EditableArray.positionOf(name);
    if (position === undefined) throw notViable(name, freeze(this));
    if (position - this.elements.length > maxFilling) throw badValue(`cannot fill an array up to position ${name}`);
    while (this.elements.length < position) this.elements.push(absent);
    this.elements[position] = node;
  }

  /** Elements keep their positions: what is removed becomes null. */
  remove(name: string): void {
    if (this.get(name) !== undefined) this.set(name, absent);
  }
}

const notViable = (name: string, value: BsonValue): CommandError =>
  new CommandError(28, 'PathNotViable', `Cannot create field '${name}' in element {${displayValue(value)}}`);

function freeze(node: Node): BsonValue {
  if (node instanceof BsonValue) return node;
  if (node instanceof EditableArray) return arrayFrom(node.elements.map(freeze));
  return documentFrom([...node.fields].map(([name, child]) => [name, freeze(child)]));
}

/** Opens what may have fields or elements; undefined for a scalar. */
function open(node: Node): EditableObject | EditableArray | undefined {
  if (!(node instanceof BsonValue)) return node;
  if (node.type === BsonType.object) return new EditableObject(fieldsOf(node));
  return node.type === BsonType.array ? new EditableArray(elementsOf(node)) : undefined;
}

/** A document that is being updated. */
export class EditableDocument {
  readonly #root: EditableObject;

  constructor(document: BsonValue) {
    this.#root = new EditableObject(fieldsOf(document));
  }

  get(parts: readonly string[]): BsonValue | undefined {
    let node: Node | undefined = this.#root;
    for (const part of parts) {
      const container: EditableObject | EditableArray | undefined = node === undefined ? undefined : open(node);
      node = container?.get(part);
    }
    return node === undefined ? undefined : freeze(node);
  }

  /** Creates objects on the way where there is nothing. @throws CommandError 28 where there is something else. */
  set(parts: readonly string[], value: BsonValue): void {
    const container = this.#containerOf(parts, true);
    container?.set(parts.at(-1) ?? '', value);
  }

  /** Does nothing when there is nothing at the path. */
  remove(parts: readonly string[]): void {
    this.#containerOf(parts, false)?.remove(parts.at(-1) ?? '');
  }

  #containerOf(parts: readonly string[], creates: boolean): EditableObject | EditableArray | undefined {
    let container: EditableObject | EditableArray = this.#root;
    for (const [i, part] of parts.slice(0, -1).entries()) {
      const child: Node | undefined = container.get(part);
      if (child === undefined && !creates) return undefined;
      const opened: EditableObject | EditableArray | undefined =
        child === undefined ? new EditableObject([]) : open(child);
      if (opened === undefined) {
        if (!creates || child === undefined) return undefined;
        throw notViable(parts[i + 1] ?? '', freeze(child));
      }
      container.set(part, opened);
      container = opened;
    }
    return container;
  }

  finish(): BsonValue {
    return freeze(this.#root);
  }
}
