import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parse, type DocumentNode } from 'graphql';
import { readIfPresent } from '../text-file.ts';

/** A subgraph's public contract as it lies in the repository. */
export interface SubgraphSource {
  readonly name: string;
  /** The subgraph's folder, relative to the root. */
  readonly folder: string;
  readonly schema: DocumentNode;
}

/**
 * Every folder of `subgraphs/` that has a schema, by name.
 * Throws a GraphQLError that names the place when a schema cannot be parsed.
 */
export async function readSubgraphSources(root: string): Promise<readonly SubgraphSource[]> {
  const folders = await readdir(path.join(root, 'subgraphs'), { withFileTypes: true });
  const sources: SubgraphSource[] = [];
  for (const { name } of folders.filter((entry) => entry.isDirectory()).toSorted(byName)) {
    const folder = `subgraphs/${name}`;
    const sdl = await readIfPresent(path.join(root, folder, 'schema.graphql'));
    if (sdl !== null) sources.push({ name, folder, schema: parseSchema(sdl, `${folder}/schema.graphql`) });
  }
  return sources;
}

function parseSchema(sdl: string, file: string): DocumentNode {
  try {
    return parse(sdl);
  } catch (error) {
    throw new Error(`${file}: ${String(error)}`, { cause: error });
  }
}

// By code unit, not by locale: the order must be the same on every machine.
const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
