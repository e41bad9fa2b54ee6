import type { Condition } from '../filter/condition.ts';
import { compileCondition } from '../filter/match.ts';
import { type SortField, sortKeyOf } from '../filter/sort.ts';
import { choosePlan } from '../planner/choose-plan.ts';
import type { Collection, Row } from '../storage/collection.ts';
import { Scan } from '../storage/scan.ts';

export interface Query {
  readonly condition: Condition;
  readonly sort?: readonly SortField[];
  readonly skip?: number;
  /** 0 for no limit. */
  readonly limit?: number;
}

/** Rows that are found while they are taken. Between two commands the reading has to be paused. */
export interface Found<T> {
  readonly found: IterableIterator<T>;
  readonly pause: () => void;
}

/** The rows that meet a condition, in order. */
export function findRows(collection: Collection, query: Query): Found<Row> {
  const { condition, sort = [], skip = 0, limit = 0 } = query;
  const plan = choosePlan(collection, condition, sort);
  const scan = new Scan(collection, plan);
  const matching = filtered(scan.rows(), compileCondition(condition));
  const isSorted = sort.length === 0 || plan.sorted;
  const ordered = isSorted ? matching : sorted(matching, sort, limit === 0 ? Infinity : skip + limit);
  return { found: within(ordered, skip, limit), pause: () => scan.pause() };
}

/** How many there are. */
export function countAll(items: Iterable<unknown>): number {
  const counting = items[Symbol.iterator]();
  let n = 0;
  while (counting.next().done !== true) n++;
  return n;
}

/** All rows at once, for commands that then change them and would otherwise meet their own changes. */
export function takeRows(collection: Collection, query: Query): Row[] {
  return [...findRows(collection, query).found];
}

function* filtered(rows: Iterable<Row>, meets: (document: Row['document']) => boolean): Generator<Row> {
  for (const row of rows) if (meets(row.document)) yield row;
}

/** Sorts in memory; of a bounded sort no more than twice the bound is held. */
function* sorted(rows: Iterable<Row>, fields: readonly SortField[], bound: number): Generator<Row> {
  let held: { row: Row; key: Buffer }[] = [];
  const settle = (): void => {
    held.sort((a, b) => Buffer.compare(a.key, b.key));
    if (held.length > bound) held = held.slice(0, bound);
  };
  for (const row of rows) {
    held.push({ row, key: sortKeyOf(fields, row.document) });
    if (held.length >= bound * 2 + 1_000) settle();
  }
  settle();
  for (const { row } of held) yield row;
}

/** Leaves out the first `skip` and ends after `limit`, or never when that is 0. */
export function* within<T>(items: Iterable<T>, skip: number, limit: number): Generator<T> {
  let position = 0;
  for (const item of items) {
    position++;
    if (position <= skip) continue;
    yield item;
    if (limit !== 0 && position >= skip + limit) return;
  }
}
