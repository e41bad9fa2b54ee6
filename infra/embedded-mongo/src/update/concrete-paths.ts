import { documentFrom } from '../bson/encode.ts';
import { BsonType } from '../bson/types.ts';
import { type BsonValue, elementsOf, fieldsOf } from '../bson/value.ts';
import { badValue, failedToParse } from '../errors.ts';
import { compileCondition, type Predicate } from '../filter/match.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { parsePath, valueAt } from '../filter/path.ts';

/** Says which elements of an array `$[name]` means, by name. */
export type ArrayFilters = ReadonlyMap<string, Predicate>;

/** Finds the element that `$` means: the position in the array at the path which the filter has matched. */
export type MatchedPosition = (arrayPath: string) => number | undefined;

function identifiersOf(filter: BsonValue): string[] {
  return fieldsOf(filter).flatMap(([name, value]) =>
    name.startsWith('$') && value.type === BsonType.array
      ? elementsOf(value).flatMap(identifiersOf)
      : [name.split('.')[0] ?? name],
  );
}

/** `arrayFilters` of an update: each speaks of one identifier, and each has to be used. */
export function parseArrayFilters(filters: readonly BsonValue[], paths: readonly string[]): ArrayFilters {
  const parsed = new Map<string, Predicate>();
  for (const filter of filters) {
    const [identifier, ...others] = new Set(identifiersOf(filter));
    if (identifier === undefined)
      throw failedToParse('Cannot use an expression without a top-level field name in arrayFilters');
    if (others.length > 0) throw failedToParse('Expected a single top-level field name in each of the arrayFilters');
    if (parsed.has(identifier)) throw failedToParse(`Found multiple array filters with the same name ${identifier}`);
    if (!paths.some((path) => path.includes(`$[${identifier}]`))) {
      throw failedToParse(`The array filter for identifier '${identifier}' was not used in the update`);
    }
    const meets = compileCondition(parseFilter(filter));
    parsed.set(identifier, (element) => meets(documentFrom([[identifier, element]])));
  }
  for (const path of paths) {
    for (const [, identifier = ''] of path.matchAll(/\$\[(\w+)\]/g)) {
      if (!parsed.has(identifier)) {
        throw badValue(`No array filter found for identifier '${identifier}' in path '${path}'`);
      }
    }
  }
  return parsed;
}

/** The plain paths that a path with `$`, `$[]` or `$[name]` stands for in this document. */
export function concretePaths(
  document: BsonValue,
  parts: readonly string[],
  filters: ArrayFilters,
  matched: MatchedPosition,
): string[][] {
  const at = parts.findIndex((part) => part.startsWith('$'));
  if (at === -1) return [[...parts]];
  const before = parts.slice(0, at);
  const rest = parts.slice(at + 1);
  const arrayPath = before.join('.');
  if (parts[at] === '$') {
    const position = matched(arrayPath);
    if (position === undefined) {
      throw badValue('The positional operator did not find the match needed from the query.');
    }
    return concretePaths(document, [...before, String(position), ...rest], filters, matched);
  }
  const array = valueAt(document, parsePath(arrayPath));
  if (array === undefined) {
    throw badValue(`The path '${arrayPath}' must exist in the document in order to apply array updates.`);
  }
  if (array.type !== BsonType.array) throw badValue(`Cannot apply array updates to non-array element ${arrayPath}`);
  const isWanted = filters.get(parts[at]?.slice(2, -1) ?? '');
  return elementsOf(array).flatMap((element, position) =>
    isWanted === undefined || isWanted(element)
      ? concretePaths(document, [...before, String(position), ...rest], filters, matched)
      : [],
  );
}
