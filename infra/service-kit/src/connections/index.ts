import { textBounds } from '@alexandrite/contracts/bounds/texts';
import { GraphQLError } from 'graphql';
import type * as z from 'zod';

export { type MomentKey, momentKey, type NameKey, nameKey, type TimeKey, timeKey } from './cursor-keys.ts';

/** A page of a Relay connection. */
export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Sort key of the last node seen: strings and numbers, in the order of the list's sort. */
export type SortKey = readonly (string | number)[];

const badInput = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/** Size of a page. Throws BAD_USER_INPUT outside 1 to 100. */
export function pageSize(first: number | null | undefined, usual: number): number {
  const size = first ?? usual;
  const { limit } = textBounds.page;
  if (size < 1 || size > limit) throw badInput(`first is ${size}: ask for 1 to ${limit}`);
  return size;
}

export function encodeCursor(key: SortKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key in a cursor; null without a cursor.
 * @param key the key of the list: whatever else a cursor holds is of another list, or made up
 * @throws BAD_USER_INPUT when it is none of ours
 */
export function decodeCursor<Key>(cursor: string | null | undefined, key: z.ZodType<Key>): Key | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw badInput('after is not a cursor of this list: pass pageInfo.endCursor of an earlier page');
  }
}

/**
 * Makes a page of what was read.
 * @param found one more than `size` when there is a next page
 */
export function toConnection<Node>(
  found: readonly Node[],
  size: number,
  keyOf: (node: Node) => SortKey,
): Connection<Node> {
  const nodes = found.slice(0, size);
  const edges = nodes.map((node) => ({ cursor: encodeCursor(keyOf(node)), node }));
  return { edges, nodes, pageInfo: { hasNextPage: found.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
}
