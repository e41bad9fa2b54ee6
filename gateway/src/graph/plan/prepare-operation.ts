import type { QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { type Conditional, prepareFields } from '../shape/prepare-shape.ts';
import type { FieldShape } from '../shape/shape.ts';
import type { Fields } from './merge.ts';
import { isTrueIn } from './run-steps.ts';
import { isInherited, prepareSteps, type Step, UnusualPlanError } from './steps.ts';

/** An operation, ready to be carried out again and again. */
export interface PreparedOperation {
  readonly steps: Step | null;
  /** The type of the root. */
  readonly typename: string;
  /** What the result has to look like. @param values of the variables, as the schema has them */
  fieldsFor(values: Fields): readonly FieldShape[];
}

/** How many kinds of results one operation can have, by its `@skip` and `@include`, that are remembered. */
const rememberedKinds = 64;

/**
 * Prepares an operation from its plan.
 * @param schemas the whole, over which it was planned, and what of it may be told
 * @throws UnusualPlanError for one that is left to Apollo's own executor
 */
export function prepareOperation(
  plan: QueryPlan,
  { schema, shown }: { readonly schema: GraphQLSchema; readonly shown: GraphQLSchema },
  document: DocumentNode,
  operation: OperationDefinitionNode,
): PreparedOperation {
  refuseUnusualNames(document);
  const steps = prepareSteps(plan, schema);
  const root = shown.getRootType(operation.operation);
  if (!root) throw new UnusualPlanError('no root');
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const deciding = decidingVariables(document);
  const known = new Map<string, readonly FieldShape[]>();
  return {
    steps,
    typename: root.name,
    fieldsFor(values) {
      const kind = deciding.map((name) => (isTrueIn(values, name) ? '1' : '0')).join('');
      let fields = known.get(kind);
      if (!fields) {
        const isTrue = (name: string): boolean => kind[deciding.indexOf(name)] === '1';
        const isWanted = (selection: Conditional) => isSelected(selection, isTrue);
        fields = prepareFields({ schema: shown, fragments, isWanted }, root, [operation.selectionSet]);
        if (known.size < rememberedKinds) known.set(kind, fields);
      }
      return fields;
    },
  };
}

/** Whether neither `@skip` nor `@include` takes a selection away. */
function isSelected({ directives = [] }: Conditional, isTrue: (variable: string) => boolean): boolean {
  return directives.every(({ name, arguments: given }) => {
    if (name.value !== 'skip' && name.value !== 'include') return true;
    const value = given?.[0]?.value;
    const holds =
      value?.kind === Kind.VARIABLE ? isTrue(value.name.value) : value?.kind === Kind.BOOLEAN && value.value;
    return holds === (name.value === 'include');
  });
}

/** The variables on which it depends what the result looks like. */
function decidingVariables(document: DocumentNode): readonly string[] {
  const found = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given }) {
      const value = given?.[0]?.value;
      if ((name.value === 'skip' || name.value === 'include') && value?.kind === Kind.VARIABLE)
        found.add(value.name.value);
    },
  });
  return [...found];
}

/** The schema itself is asked of Apollo, and names that every object has are looked up with more care by it. */
function refuseUnusualNames(document: DocumentNode): void {
  visit(document, {
    Field({ alias, name }) {
      if (name.value === '__schema' || name.value === '__type') throw new UnusualPlanError(name.value);
      if (isInherited(alias?.value ?? name.value)) throw new UnusualPlanError('an unusual name');
    },
    Variable({ name }) {
      if (isInherited(name.value)) throw new UnusualPlanError('an unusual name');
    },
  });
}
