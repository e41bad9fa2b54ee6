import { diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** A version of the API and the text in which its changes are told. */
export interface ToldVersion {
  readonly sdl: string;
  readonly changelog: string;
}

/**
 * Changes of the API that nothing tells: what was added to the changelog since names neither what changed, by its
 * coordinate in backquotes (`Order.total`), nor the type that it belongs to. Other words in a description are no change.
 */
export async function findUntoldChanges(before: ToldVersion, now: ToldVersion): Promise<readonly string[]> {
  const changes = await diff(buildSchema(before.sdl), buildSchema(now.sdl));
  const told = coordinatesIn(addedLines(before.changelog, now.changelog));
  return changes
    .filter(({ type }) => !String(type).includes('DESCRIPTION'))
    .filter(({ path = '' }) => !isTold(path, told))
    .map(({ path = '', message }) => `${path}: ${message}`);
}

/** Lines that are not in the text before, wherever they stand. */
function addedLines(before: string, now: string): readonly string[] {
  const known = new Set(before.split('\n'));
  return now.split('\n').filter((line) => !known.has(line));
}

function coordinatesIn(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => [...line.matchAll(/`([\w.]+)`/g)].map(([, coordinate = '']) => coordinate)));
}

/** Whether a coordinate, or something that it is a part of, was told; the whole of Query and its like is no answer. */
function isTold(path: string, told: ReadonlySet<string>): boolean {
  const parts = path.split('.');
  return parts.some((_, index) => {
    const coordinate = parts.slice(0, index + 1).join('.');
    return (
      told.has(coordinate) && !(index === 0 && parts.length > 1 && /^(Query|Mutation|Subscription)$/.test(coordinate))
    );
  });
}
