import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, type DocumentNode } from 'graphql';
import { answeredApi } from './answered-fields.ts';
import { generatedHeader, type GeneratedFile } from './generated-file.ts';
import { scalarTypes } from './scalars.ts';

/** The apps that talk to the graph. */
export const clientApps = ['web', 'admin'] as const;

/** A file of operations or fragments. */
interface OperationFile {
  readonly path: string;
  readonly document: DocumentNode;
}

/** All operations of one app, by path. */
async function readOperations(root: string, app: string): Promise<readonly OperationFile[]> {
  const found: string[] = [];
  for await (const file of glob(`${app}/src/**/*.graphql`, { cwd: root })) found.push(file.replaceAll(path.sep, '/'));
  return Promise.all(found.toSorted().map(async (file) => ({ path: file, document: await parseFile(root, file) })));
}

/**
 * The typed documents of an app: for each operation its result, its variables, and a string that carries both types.
 * None when the app has no operations yet. Throws when an operation does not fit the graph.
 */
export async function generateOperationTypes(
  root: string,
  app: string,
  apiSdl: string,
): Promise<readonly GeneratedFile[]> {
  const files = await readOperations(root, app);
  if (files.length === 0) return [];
  const seen = answeredApi(apiSdl);
  const filename = `${app}/src/gql/graphql.ts`;
  const content = await codegen({
    filename,
    schema: parse(seen),
    schemaAst: buildSchema(seen),
    documents: files.map(({ path: location, document }) => ({ location, document })),
    plugins: [{ operations: {} }, { typedDocuments: {} }],
    pluginMap: { operations, typedDocuments },
    config: {
      // Strings, not syntax trees: nothing has to be printed at run time, and pages stay small.
      documentMode: 'string',
      scalars: scalarTypes,
      defaultScalarType: 'unknown',
      immutableTypes: true,
      useTypeImports: true,
      skipTypeNameForRoot: true,
    },
  });
  return [{ path: filename, content: `${generatedHeader}${content.trimEnd()}\n` }];
}

async function parseFile(root: string, file: string): Promise<DocumentNode> {
  try {
    return parse(await readFile(path.join(root, file), 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${String(error)}`, { cause: error });
  }
}
