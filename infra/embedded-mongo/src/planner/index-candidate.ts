import type { FieldCondition } from '../filter/condition.ts';
import type { SortField } from '../filter/sort.ts';
import { invertedKey, keyAfter } from '../order/order-key.ts';
import type { IndexDefinition } from '../storage/index-definition.ts';
import type { KeyField } from '../storage/index-entries.ts';
import { type Bound, boundOf, strictest } from './bounds.ts';
import { impliesCondition, impliesExistence } from './implication.ts';
import type { IndexPlan, KeyRange } from './plan.ts';

/** Ranges that one plan may have; beyond it further fields of the index are not used to narrow them. */
const maxRanges = 5_000;

export interface Candidate {
  readonly plan: IndexPlan;
  /** The higher, the fewer documents are expected to be read or sorted. */
  readonly score: number;
}

const nothing = Buffer.alloc(0);
const beyondAll = Buffer.alloc(1, 0xff); // above every key: ranks lie within 02…F0, inverted within 0F…FD

function isUsable(index: IndexDefinition, requirements: readonly FieldCondition[]): boolean {
  if (index.fields.some(({ path }) => path.parts.some((part) => part.position !== undefined))) return false;
  if (index.partial !== undefined && !impliesCondition(requirements, index.partial)) return false;
  if (!index.sparse) return true;
  const paths = new Set(index.fields.map(({ path }) => path.text));
  return requirements.some(({ path, test }) => paths.has(path.text) && impliesExistence(test));
}

/** Two fields inside the same array: one document has keys for each element, and no key for a mixture of them. */
function sharesArray(index: IndexDefinition, a: string, b: string): boolean {
  for (const array of index.arrayPaths) {
    if (a.startsWith(`${array}.`) && b.startsWith(`${array}.`)) return true;
  }
  return false;
}

function extend(prefix: Buffer, { from, to, type }: Bound & { kind: 'range' }, descending: boolean): KeyRange {
  const low = from ?? type.from;
  const high = to ?? type.to;
  // Inverted, the range runs from above the inverse of its upper end to above the inverse of its lower end.
  return descending
    ? { from: Buffer.concat([prefix, afterInverted(high)]), to: Buffer.concat([prefix, afterInverted(low)]) }
    : { from: Buffer.concat([prefix, low]), to: Buffer.concat([prefix, high]) };
}

/** Where keys below `key` begin once they are inverted: after everything that begins with its inverse. */
const afterInverted = (key: Buffer): Buffer => keyAfter(invertedKey(key));

interface Narrowed {
  readonly ranges: readonly KeyRange[];
  /** Leading fields that are fixed to points. */
  readonly fixed: number;
  readonly isRange: boolean;
  /** Fields fixed to one point each: they do not disturb the order of the rest. */
  readonly single: ReadonlySet<string>;
}

function narrow(index: IndexDefinition, requirements: readonly FieldCondition[]): Narrowed {
  let prefixes: Buffer[] = [nothing];
  let fixed = 0;
  const single = new Set<string>();
  const used: string[] = [];
  for (const { path, descending } of index.fields) {
    if (used.some((other) => sharesArray(index, other, path.text))) break;
    const bounds = requirements
      .filter((requirement) => requirement.path.text === path.text)
      .flatMap(({ test }) => boundOf(test) ?? []);
    const bound = strictest(bounds, index.leadsThroughArray(path.text));
    if (bound === undefined) break;
    if (bound.kind === 'range') {
      return { ranges: prefixes.map((prefix) => extend(prefix, bound, descending)), fixed, isRange: true, single };
    }
    const keys = distinct(descending ? bound.keys.map(invertedKey) : bound.keys);
    if (prefixes.length * keys.length > maxRanges) break;
    prefixes = prefixes.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key])));
    if (keys.length === 1) single.add(path.text);
    used.push(path.text);
    fixed++;
  }
  const ranges = prefixes.map((from) => ({ from, to: from.length === 0 ? beyondAll : keyAfter(from) }));
  return { ranges, fixed, isRange: false, single };
}

/** Sorted, so that ranges are read in the order of the index. */
function distinct(keys: readonly Buffer[]): Buffer[] {
  const sorted = [...keys].sort((a, b) => Buffer.compare(a, b));
  return sorted.filter((key, i) => sorted[i - 1]?.equals(key) !== true);
}

/** 1 when the index gives the order that is asked for, -1 when it does so backwards, 0 when it does not. */
function directionFor(index: IndexDefinition, narrowed: Narrowed, sort: readonly SortField[]): number {
  if (narrowed.ranges.length !== 1) return 0;
  const wanted = sort.filter(({ path }) => !narrowed.single.has(path.text));
  const offered: KeyField[] = index.fields.filter(({ path }) => !narrowed.single.has(path.text));
  let direction = 0;
  for (const [i, { path, descending }] of wanted.entries()) {
    const field = offered[i];
    if (field?.path.text !== path.text || index.leadsThroughArray(path.text)) return 0;
    const own = field.descending === descending ? 1 : -1;
    if (direction !== 0 && direction !== own) return 0;
    direction = own;
  }
  // A field that is fixed but may hold several values does not sort by the value it is fixed to.
  if (sort.some(({ path }) => narrowed.single.has(path.text) && index.leadsThroughArray(path.text))) return 0;
  return direction === 0 ? 1 : direction;
}

/** How an index could serve the requirements and the order, or undefined when it is of no use. */
export function candidateFor(
  index: IndexDefinition,
  requirements: readonly FieldCondition[],
  sort: readonly SortField[],
): Candidate | undefined {
  if (!isUsable(index, requirements)) return undefined;
  const narrowed = narrow(index, requirements);
  const direction = sort.length === 0 ? 0 : directionFor(index, narrowed, sort);
  const selective = index.sparse || index.partial !== undefined;
  if (narrowed.fixed === 0 && !narrowed.isRange && direction === 0 && !selective) return undefined;
  const isOneDocument = index.unique && narrowed.fixed === index.fields.length;
  const score =
    narrowed.fixed * 4 +
    (narrowed.isRange ? 2 : 0) +
    (direction === 0 ? 0 : 3) +
    (selective ? 4 : 0) + // what is left out of an index is usually most of the collection
    (isOneDocument ? 100 : 0);
  const backwards = direction === -1;
  return { plan: { kind: 'index', index, ranges: narrowed.ranges, backwards, sorted: direction !== 0 }, score };
}
