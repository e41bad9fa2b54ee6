import { type Fields, isFields, mergeFields } from './merge.ts';
import type { Requirement } from './steps.ts';

/**
 * What a subgraph is told of an entity so that it can add to it.
 * @returns null when something of that is missing: the subgraph that should have said it did not, and has told why
 */
export function representationOf(entity: Fields, requires: readonly Requirement[]): Fields | null {
  const told: Fields = {};
  return tell(told, entity, requires) ? told : null;
}

function tell(told: Fields, source: Fields, requires: readonly Requirement[]): boolean {
  for (const required of requires) {
    if (required.kind === 'field') {
      const value = source[required.name];
      if (value === undefined) return false;
      told[required.name] = required.of ? partOf(value, required.of) : value;
    } else if (required.typename === null || source['__typename'] === required.typename) {
      const part = representationOf(source, required.of);
      if (part) mergeFields(told, part);
    }
  }
  return true;
}

function partOf(value: unknown, requires: readonly Requirement[]): unknown {
  if (Array.isArray(value)) return value.map((element) => partOf(element, requires));
  return isFields(value) ? representationOf(value, requires) : null;
}
