import {
  type ArgumentNode,
  type DefinitionNode,
  type FieldNode,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type NameNode,
  OperationTypeNode,
  type OperationDefinitionNode,
  parseType,
  print,
  type SelectionSetNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import type { Fragments } from './root-fields.ts';

/** A subscription as the query that answers each of its pushes. */
export interface StandInQuery {
  readonly text: string;
  /** Names of the query's variables by the argument they are for. */
  readonly argumentVariables: Readonly<Record<string, string>>;
  /** Names of the subscriber's own variables that the query still uses. */
  readonly keptVariables: readonly string[];
  /** The name under which the revision was asked for besides; null where the type has none. */
  readonly revisionKey: string | null;
}

interface Wanted {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  /** The subscription's root field. */
  readonly root: FieldNode;
  readonly fragments: Fragments;
  /** The field of Query to ask. */
  readonly field: string;
  /** Its arguments that will be given. */
  readonly argumentNames: readonly string[];
  /** Where in its answer the selection belongs. */
  readonly list: string | undefined;
  /** Whether the revision is wanted, to know what was shown. */
  readonly withRevision: boolean;
}

const name = (value: string): NameNode => ({ kind: Kind.NAME, value });

/**
 * Writes the query for a subscription: the same selection on another root field under the subscription's name, its
 * arguments as variables, with the fragments and variables that are still used. The text is the same for every push,
 * so that it is parsed, validated and planned once.
 */
export function writeStandIn(wanted: Wanted): StandInQuery {
  const { operation, root, field } = wanted;
  const used = [operation, ...wanted.fragments.values()].map((node) => print(node)).join('\n');
  const argumentVariables = Object.fromEntries(
    wanted.argumentNames.map((argument) => [argument, unusedName(`live_${argument}`, used)]),
  );
  const revisionKey = wanted.withRevision && hasRevision(wanted) ? unusedName('live_revision', used) : null;
  const standIn: FieldNode = {
    kind: Kind.FIELD,
    name: name(field),
    alias: name(root.alias?.value ?? root.name.value),
    arguments: Object.entries(argumentVariables).map(([argument, variable]): ArgumentNode => ({
      kind: Kind.ARGUMENT,
      name: name(argument),
      value: { kind: Kind.VARIABLE, name: name(variable) },
    })),
    directives: root.directives ?? [],
    ...selectionOf(root, wanted.list, revisionKey),
  };
  const fragments = reachable(standIn, wanted.fragments);
  const kept = variablesIn([standIn, ...fragments]);
  const definitions = operation.variableDefinitions ?? [];
  const keptDefinitions = definitions.filter(({ variable }) => kept.has(variable.name.value));
  const query: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    ...(operation.name ? { name: operation.name } : {}),
    variableDefinitions: [
      ...keptDefinitions,
      ...Object.entries(argumentVariables).map(([argument, variable]) => defineVariable(wanted, argument, variable)),
    ],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [standIn] },
  };
  const document: DefinitionNode[] = [query, ...fragments];
  return {
    text: print({ kind: Kind.DOCUMENT, definitions: document }),
    argumentVariables,
    keptVariables: keptDefinitions.map(({ variable }) => variable.name.value),
    revisionKey,
  };
}

/** The subscriber's selection, at its place, with the revision beside it. */
function selectionOf(
  { selectionSet }: FieldNode,
  list: string | undefined,
  revisionKey: string | null,
): { selectionSet?: SelectionSetNode } {
  if (!selectionSet) return {};
  const revision: FieldNode[] =
    revisionKey === null ? [] : [{ kind: Kind.FIELD, name: name('revision'), alias: name(revisionKey) }];
  const inner: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [...selectionSet.selections, ...revision] };
  if (list === undefined) return { selectionSet: inner };
  const page: FieldNode = { kind: Kind.FIELD, name: name(list), selectionSet: inner };
  return { selectionSet: { kind: Kind.SELECTION_SET, selections: [page] } };
}

function hasRevision({ schema, field }: Wanted): boolean {
  const type = schema.getQueryType()?.getFields()[field]?.type;
  return isObjectType(type) && 'revision' in type.getFields();
}

function defineVariable({ schema, field }: Wanted, argument: string, variable: string): VariableDefinitionNode {
  const fields = schema.getQueryType()?.getFields();
  const type = fields?.[field]?.args.find((known) => known.name === argument)?.type;
  if (!type) throw new Error(`Query.${field} has no argument ${argument}`);
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: name(variable) },
    type: parseType(String(type)),
  };
}

/** Fragments that a field uses, and those that they use. */
function reachable(field: FieldNode, fragments: Fragments) {
  const found = new Set(namesOfSpreads(field));
  for (const spread of found) {
    const fragment = fragments.get(spread);
    // A set is walked in order of insertion, what is added meanwhile included.
    if (fragment) for (const further of namesOfSpreads(fragment)) found.add(further);
  }
  return [...fragments.values()].filter((fragment) => found.has(fragment.name.value));
}

function namesOfSpreads(node: DefinitionNode | FieldNode): string[] {
  const names: string[] = [];
  visit(node, { FragmentSpread: (spread) => void names.push(spread.name.value) });
  return names;
}

function variablesIn(nodes: readonly (DefinitionNode | FieldNode)[]): Set<string> {
  const names = new Set<string>();
  for (const node of nodes) visit(node, { Variable: (variable) => void names.add(variable.name.value) });
  return names;
}

/** A name that does not occur in a text. */
function unusedName(wish: string, text: string): string {
  return text.includes(wish) ? unusedName(`${wish}_`, text) : wish;
}
