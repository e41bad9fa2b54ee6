import { isTruthy, numberOf, stringOf } from '../bson/scalars.ts';
import { BsonType, typeName } from '../bson/types.ts';
import { type BsonValue, elementsOf, fieldsOf } from '../bson/value.ts';
import { CommandError, notSupported, typeMismatch } from '../errors.ts';

/** Options by name, as a command or a part of one (an update, a delete) holds them. */
export class Options {
  readonly of: string;
  readonly #fields: ReadonlyMap<string, BsonValue>;

  /** @param of what the options belong to, for messages */
  constructor(of: string, fields: Iterable<readonly [string, BsonValue]>) {
    this.of = of;
    this.#fields = new Map(fields);
  }

  names(): string[] {
    return [...this.#fields.keys()];
  }

  value(name: string): BsonValue | undefined {
    const value = this.#fields.get(name);
    return value?.type === BsonType.null ? undefined : value;
  }

  flag(name: string): boolean {
    return isTruthy(this.#fields.get(name));
  }

  number(name: string): number | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    return numberOf(value) ?? this.#refuse(name, 'a number', value);
  }

  string(name: string): string | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    return value.type === BsonType.string ? stringOf(value) : this.#refuse(name, 'a string', value);
  }

  object(name: string): BsonValue | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    return value.type === BsonType.object ? value : this.#refuse(name, 'an object', value);
  }

  array(name: string): BsonValue[] | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    return value.type === BsonType.array ? elementsOf(value) : this.#refuse(name, 'an array', value);
  }

  #refuse(name: string, wanted: string, value: BsonValue): never {
    throw typeMismatch(`BSON field '${this.of}.${name}' must be ${wanted}, not ${typeName(value.type)}`);
  }

  /** @throws CommandError 115 that names the first option which is not among the known ones. */
  refuseOthers(known: ReadonlySet<string>): void {
    for (const [name, value] of this.#fields) {
      if (known.has(name) || (name === 'collation' && isSimpleCollation(value))) continue;
      throw notSupported(`the option '${name}' of '${this.of}'`);
    }
  }
}

/** `{ locale: 'simple' }` is what is done without a collation. */
function isSimpleCollation(collation: BsonValue): boolean {
  const [[name, locale] = ['', undefined], ...others] = collation.type === BsonType.object ? fieldsOf(collation) : [];
  return others.length === 0 && name === 'locale' && locale?.type === BsonType.string && stringOf(locale) === 'simple';
}

/** Options of an element of an array, such as one of the updates of an update command. */
export function optionsOf(of: string, element: BsonValue, known: ReadonlySet<string>): Options {
  if (element.type !== BsonType.object) throw typeMismatch(`'${of}' must be an object, not ${typeName(element.type)}`);
  const options = new Options(of, fieldsOf(element));
  options.refuseOthers(known);
  return options;
}

/** One command as it came over the wire. */
export class Command extends Options {
  readonly name: string;
  readonly database: string;
  readonly #sequences: ReadonlyMap<string, readonly BsonValue[]>;

  /** @param sequences documents sent beside the body, such as those of an insert */
  constructor(body: BsonValue, sequences: ReadonlyMap<string, readonly BsonValue[]>, database?: string) {
    const fields = fieldsOf(body);
    const [name] = fields[0] ?? [''];
    super(name, fields);
    this.name = name;
    this.database = database ?? this.string('$db') ?? '';
    this.#sequences = sequences;
  }

  /** Documents sent beside the body or, by simpler clients, in it. */
  documents(name: string): readonly BsonValue[] {
    return this.#sequences.get(name) ?? this.array(name) ?? [];
  }

  /** The collection that the command is about. */
  collection(): string {
    const name = this.string(this.name);
    if (name === undefined || name === '') {
      throw new CommandError(73, 'InvalidNamespace', `'${this.name}' needs the name of a collection`);
    }
    return name;
  }

  get namespace(): string {
    return `${this.database}.${this.collection()}`;
  }
}
