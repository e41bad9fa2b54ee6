import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type DefinitionNode, Kind, parse, print } from 'graphql';
import { developerExamples } from '../../../src/sandbox/developer-examples.ts';

/** What our own clients ask: what is made from it gets past the first look, and further in. */
export interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const root = path.resolve(import.meta.dirname, '../../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Operations of an app, with the fragments that they need. */
function operationsOf(app: string): readonly Asked[] {
  const definitions = globSync(`${app}/src/**/*.graphql`, { cwd: root })
    .toSorted()
    .flatMap((file) => parse(read(file)).definitions);
  return definitions.flatMap((operation) =>
    operation.kind === Kind.OPERATION_DEFINITION
      ? [{ query: withFragments(operation, definitions), variables: variablesOf(operation) }]
      : [],
  );
}

function withFragments(operation: DefinitionNode, all: readonly DefinitionNode[]): string {
  let text = print(operation);
  for (let isWhole = false; !isWhole;) {
    isWhole = true;
    for (const fragment of all) {
      if (fragment.kind !== Kind.FRAGMENT_DEFINITION) continue;
      const { value: name } = fragment.name;
      if (text.includes(`fragment ${name} on`) || !new RegExp(`\\.\\.\\.\\s*${name}\\b`).test(text)) continue;
      text += `\n${print(fragment)}`;
      isWhole = false;
    }
  }
  return text;
}

/** Something for each variable; what is wrong with it is part of the play. */
function variablesOf(operation: DefinitionNode): Readonly<Record<string, unknown>> {
  if (operation.kind !== Kind.OPERATION_DEFINITION) return {};
  const names = (operation.variableDefinitions ?? []).map(({ variable, type }) => [variable.name.value, print(type)]);
  return Object.fromEntries(
    names.map(([name = '', type = '']) => [
      name,
      type.startsWith('Int') ? 10 : /^(ID|String)/.test(type) ? 'quo_1' : {},
    ]),
  );
}

function partnerExamples(): readonly Asked[] {
  return globSync('gateway/partner/examples/*.graphql', { cwd: root })
    .toSorted()
    .map((file) => ({
      query: read(file),
      variables: JSON.parse(read(file.replace('.graphql', '.json'))) as Asked['variables'], // ours
    }));
}

export const corpus: readonly Asked[] = [
  ...operationsOf('web'),
  ...operationsOf('admin'),
  ...partnerExamples(),
  ...developerExamples.map(({ document, variables }) => ({ query: document, variables })),
  { query: 'subscription { quoteUpdated(id: "quo_1") { id status progress } }', variables: {} },
  { query: '{ products { nodes { id slug name } } materials { id name } __typename }', variables: {} },
];
