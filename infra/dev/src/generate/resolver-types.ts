import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import { Kind, type DocumentNode } from 'graphql';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { z } from 'zod';
import { readIfPresent } from '../text-file.ts';
import { generatedHeader, type GeneratedFile } from './generated-file.ts';
import { scalarTypes } from './scalars.ts';
import type { SubgraphSource } from './subgraph-sources.ts';

/** `codegen.mappers.json` of a subgraph: GraphQL type → `src/store/order-record.ts#OrderRecord`. */
const mappersFile = z.record(z.string(), z.string().regex(/^src\/.+\.ts#\w+$/, 'expected "src/<file>.ts#<Type>"'));

/**
 * The types of a subgraph's resolvers.
 *
 * A subgraph may say what its resolvers are handed as parent of a type in `codegen.mappers.json`; without an entry the
 * parent is the GraphQL type itself. The context is `SubgraphContext` of `src/context.ts` where that exists.
 */
export async function generateResolverTypes(root: string, subgraph: SubgraphSource): Promise<GeneratedFile> {
  const file = `${subgraph.folder}/src/resolvers/__generated__/types.ts`;
  const content = await codegen({
    filename: file,
    schema: subgraph.schema,
    documents: [],
    plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
    pluginMap: { typescript, typescriptResolvers },
    config: {
      federation: true,
      // Inside a service a moment is a Date; the scalar makes it text on the wire.
      scalars: { ...scalarTypes, DateTime: 'Date' },
      defaultScalarType: 'unknown',
      enumsAsTypes: true,
      immutableTypes: true,
      // What has a default in the schema is always there.
      avoidOptionals: { defaultValue: true },
      useTypeImports: true,
      // A member of a result union says which one it is, so that no type has to be guessed from its fields.
      resolversNonOptionalTypename: { unionMember: true },
      optionalResolveType: true,
      mappers: { ...refusalMappers(subgraph.schema), ...(await readMappers(root, subgraph.folder)) },
      ...((await hasContext(root, subgraph.folder)) && { contextType: '../../context.ts#SubgraphContext' }),
    },
  });
  return { path: file, content: `${generatedHeader}${content.trimEnd()}\n` };
}

async function readMappers(root: string, folder: string): Promise<Record<string, string>> {
  const file = path.join(folder, 'codegen.mappers.json');
  const text = await readIfPresent(path.join(root, file));
  if (text === null) return {};
  const parsed = mappersFile.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  // The generated file lies in src/resolvers/__generated__.
  return Object.fromEntries(
    Object.entries(parsed.data).map(([type, source]) => [
      type,
      `${source.replace(/^src\//, '../../')} as ${type}Parent`,
    ]),
  );
}

/** Every refusal is presented by the one function of the service kit, whatever its further fields are. */
function refusalMappers(schema: DocumentNode): Record<string, string> {
  return Object.fromEntries(
    schema.definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
      definition.interfaces?.some((implemented) => implemented.name.value === 'Refusal')
        ? [[definition.name.value, '@alexandrite/service-kit/refusals#PresentedRefusal']]
        : [],
    ),
  );
}

async function hasContext(root: string, folder: string): Promise<boolean> {
  return (await readIfPresent(path.join(root, folder, 'src/context.ts'))) !== null;
}
