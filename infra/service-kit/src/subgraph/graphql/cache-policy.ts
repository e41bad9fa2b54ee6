import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  getDirectiveValues,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** How long an answer may be kept, in seconds, and for whom. */
export interface CachePolicy {
  readonly maxAge: number;
  readonly scope: 'PUBLIC' | 'PRIVATE';
}

interface Hint {
  readonly maxAge?: number;
  readonly scope?: CachePolicy['scope'];
  readonly inheritMaxAge?: boolean;
}

/** That of an answer that nobody may keep. */
export const uncacheable: CachePolicy = { maxAge: 0, scope: 'PRIVATE' };

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * How long the answer to an operation may be kept, by the `@cacheControl` hints of what it selects: the strictest wins.
 * The rules are Apollo Server's (https://www.apollographql.com/docs/apollo-server/performance/caching): a root field,
 * and one that answers an object, is not kept without a hint of the field or of its type; `inheritMaxAge` takes that of
 * the parent. Unlike there, what a list happens not to hold counts too, and so does every type that an interface or a
 * union may turn out to be: the policy is that of the question, and never longer than Apollo's of the answer.
 * @param variables as the schema has them
 */
export function cachePolicyOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Readonly<Record<string, unknown>>,
): CachePolicy {
  const root = schema.getRootType(operation.operation);
  if (!root) return uncacheable;
  const hints = [...hintsIn({ schema, fragments, variables }, root, operation.selectionSet, true)];
  const ages = hints.map(({ maxAge }) => maxAge).filter((age) => age !== undefined);
  if (ages.length === 0) return uncacheable;
  const isPrivate = hints.some(({ scope }) => scope === 'PRIVATE');
  return { maxAge: Math.min(...ages), scope: isPrivate ? 'PRIVATE' : 'PUBLIC' };
}

/** The root field by which a gateway asks for entities: their types say how long they may be kept. */
const entitiesField = '_entities';

function* hintsIn(walk: Walk, parent: GraphQLCompositeType, set: SelectionSetNode, isRoot: boolean): Iterable<Hint> {
  for (const selection of set.selections) {
    if (!isSelected(selection, walk.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      if (isRoot && selection.name.value === entitiesField) yield* hintsOfEntities(walk, selection);
      else yield* hintsOfField(walk, parent, selection, isRoot);
      continue;
    }
    const narrowed = narrow(walk, parent, selection);
    if (narrowed) yield* hintsIn(walk, narrowed.type, narrowed.set, isRoot);
  }
}

function* hintsOfEntities(walk: Walk, { selectionSet }: FieldNode): Iterable<Hint> {
  const union = walk.schema.getType('_Entity');
  if (!isUnionType(union)) return;
  for (const selection of selectionSet?.selections ?? []) {
    const narrowed = selection.kind === Kind.FIELD ? null : narrow(walk, union, selection);
    if (!narrowed) continue;
    yield { maxAge: 0, ...hintIn(narrowed.type.astNode?.directives) };
    yield* hintsIn(walk, narrowed.type, narrowed.set, false);
  }
}

function* hintsOfField(walk: Walk, parent: GraphQLCompositeType, node: FieldNode, isRoot: boolean): Iterable<Hint> {
  for (const field of fieldsOf(walk.schema, parent, node.name.value)) {
    const type = getNamedType(field.type);
    const own = hintIn(field.astNode?.directives);
    const ofType: Hint = isCompositeType(type) ? hintIn(type.astNode?.directives) : {};
    const maxAge = own.maxAge ?? ofType.maxAge;
    const scope = own.scope ?? ofType.scope;
    const inherits = !isRoot && (!isCompositeType(type) || own.inheritMaxAge === true || ofType.inheritMaxAge === true);
    yield { ...(maxAge !== undefined || !inherits ? { maxAge: maxAge ?? 0 } : {}), ...(scope ? { scope } : {}) };
    if (node.selectionSet && isCompositeType(type)) yield* hintsIn(walk, type, node.selectionSet, false);
  }
}

/** A field as the parent has it, and as everything has it that the parent may turn out to be. */
function fieldsOf(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  name: string,
): readonly GraphQLField<unknown, unknown>[] {
  const types = isAbstractType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent];
  return types
    .map((type) => (isUnionType(type) ? undefined : type.getFields()[name]))
    .filter((field) => field !== undefined);
}

function narrow(
  { schema, fragments }: Walk,
  parent: GraphQLCompositeType,
  selection: InlineFragmentNode | FragmentSpreadNode,
): { readonly type: GraphQLCompositeType; readonly set: SelectionSetNode } | null {
  const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
  if (!fragment) return null;
  const type = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value) : parent;
  return isCompositeType(type) ? { type, set: fragment.selectionSet } : null;
}

/** False where `@skip` or `@include` leaves it out. */
function isSelected(node: SelectionNode, variables: Walk['variables']): boolean {
  if (!node.directives?.length) return true;
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false
  );
}

/** What `@cacheControl` says. */
function hintIn(directives: readonly DirectiveNode[] = []): Hint {
  const given = directives.find(({ name }) => name.value === 'cacheControl')?.arguments ?? [];
  const of = (name: string) => given.find((argument) => argument.name.value === name)?.value;
  const [maxAge, scope, inherit] = [of('maxAge'), of('scope'), of('inheritMaxAge')];
  return {
    ...(maxAge?.kind === Kind.INT ? { maxAge: Number(maxAge.value) } : {}),
    ...(scope?.kind === Kind.ENUM ? { scope: scope.value === 'PUBLIC' ? 'PUBLIC' : 'PRIVATE' } : {}),
    ...(inherit?.kind === Kind.BOOLEAN ? { inheritMaxAge: inherit.value } : {}),
  };
}
