import { ownValue } from './inherited.ts';
import { type Fields, isFields } from './merge.ts';

export type Path = readonly (string | number)[];

/**
 * What stands at a path within a result; `@` in a path stands for every element of a list. A subgraph that says
 * something else than a list or an object there is not followed: that its answer is wrong shows when it is shaped.
 */
export function objectsAt(value: unknown, path: readonly string[], from = 0): Fields[] {
  const found: Fields[] = [];
  collect(value, path, from, found);
  return found;
}

function collect(value: unknown, path: readonly string[], at: number, found: Fields[]): void {
  if (Array.isArray(value)) {
    // Without a sign for it only at the end: what is there are the elements.
    if (path[at] === '@') for (const element of value) collect(element, path, at + 1, found);
    else if (at === path.length) for (const element of value) collect(element, path, at, found);
    return;
  }
  if (!isFields(value)) return;
  const name = path[at];
  if (name === undefined) found.push(value);
  else collect(ownValue(value, name), path, at + 1, found);
}

/** Where each of the objects at a path stands, in their order, for errors about one of them. */
export function placesOf(value: unknown, path: readonly string[]): Path[] {
  const places: Path[] = [];
  const walk = (here: unknown, at: number, place: Path): void => {
    if (Array.isArray(here)) {
      const next = path[at] === '@' ? at + 1 : at;
      if (next === at && at < path.length) return;
      for (const [index, element] of here.entries()) walk(element, next, [...place, index]);
      return;
    }
    if (!isFields(here)) return;
    const name = path[at];
    if (name === undefined) places.push(place);
    else walk(ownValue(here, name), at + 1, [...place, name]);
  };
  walk(value, 0, []);
  return places;
}
