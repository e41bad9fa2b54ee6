import { isTruthy, numberOf, stringOf } from '../bson/scalars.ts';
import { type BsonValue, documentOf, fieldNamed, fieldsOf } from '../bson/value.ts';
import { always, type Condition } from '../filter/condition.ts';
import { compileCondition, type Predicate } from '../filter/match.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { parsePath } from '../filter/path.ts';
import { entriesOf, type Entries, type KeyField } from './index-entries.ts';

const noEntries: Entries = { entries: [], arrayPaths: [] };

/** An index as it is described, without its entries. */
export class IndexDefinition {
  readonly number: number;
  readonly name: string;
  readonly fields: readonly KeyField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  /** What a document must meet to be indexed. */
  readonly partial: Condition | undefined;
  /** Seconds after which documents are removed, counted from the date in the only field. */
  readonly expireAfterSeconds: number | undefined;
  /** BSON as `listIndexes` answers it. */
  readonly specification: BsonValue;
  readonly keyPattern: BsonValue;
  /** Paths that have been arrays in some document ever indexed: several keys may belong to one document. */
  readonly arrayPaths: Set<string>;
  readonly #isIncluded: Predicate;

  constructor(number: number, specification: Buffer, arrayPaths: Iterable<string>) {
    const description = documentOf(specification);
    const keyPattern = fieldNamed(description, 'key');
    const name = fieldNamed(description, 'name');
    if (keyPattern === undefined || name === undefined) throw new Error('an index needs a key and a name');
    const partial = fieldNamed(description, 'partialFilterExpression');
    const expiry = fieldNamed(description, 'expireAfterSeconds');
    this.number = number;
    this.specification = description;
    this.keyPattern = keyPattern;
    this.name = stringOf(name);
    this.fields = fieldsOf(keyPattern).map(([path, direction]) => ({
      path: parsePath(path),
      descending: (numberOf(direction) ?? 1) < 0,
    }));
    this.unique = isTruthy(fieldNamed(description, 'unique'));
    this.sparse = isTruthy(fieldNamed(description, 'sparse'));
    this.partial = partial === undefined ? undefined : parseFilter(partial);
    this.expireAfterSeconds = expiry === undefined ? undefined : numberOf(expiry);
    this.arrayPaths = new Set(arrayPaths);
    this.#isIncluded = compileCondition(this.partial ?? always);
  }

  entriesOf(document: BsonValue): Entries {
    return this.#isIncluded(document) ? entriesOf(this.fields, document, this.sparse) : noEntries;
  }

  /** Whether the path, or a beginning of it, has been an array. */
  leadsThroughArray(path: string): boolean {
    for (const array of this.arrayPaths) if (path === array || path.startsWith(`${array}.`)) return true;
    return false;
  }
}
