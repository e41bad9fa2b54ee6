import type { GraphQLFormattedError } from 'graphql';
import type { DeclaredVariables } from '../documents/coerce-variables.ts';
import { ownValue, setOwn } from './inherited.ts';
import { type Fields, isFields, mergeFields } from './merge.ts';
import { objectsAt, placesOf } from './places.ts';
import { representationOf } from './representation.ts';
import type { ConditionStep, FetchStep, Step } from './steps.ts';

/** What a subgraph answered. Errors are worded for the client; their paths are those of the question. */
export interface Part {
  readonly data?: Fields | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** Asks a subgraph. Never throws: what could not be answered is in the errors. */
export type AskSubgraph = (step: FetchStep, variables: Fields, entityCount: number | undefined) => Promise<Part>;

interface Run {
  readonly ask: AskSubgraph;
  /** Variables as they came, for subgraphs, and as the schema has them. */
  readonly variables: DeclaredVariables;
  readonly data: Fields;
  readonly errors: GraphQLFormattedError[];
}

/** Where in the result a step works. */
interface Cursor {
  readonly path: readonly string[];
  readonly objects: readonly Fields[];
}

/** All that the subgraphs said, put together; more than was asked for, and in no order. */
export interface Gathered {
  readonly data: Fields;
  readonly errors: readonly GraphQLFormattedError[];
}

/** Asks the subgraphs what a plan asks them, and puts their answers together. */
export async function runSteps(step: Step | null, ask: AskSubgraph, variables: DeclaredVariables): Promise<Gathered> {
  const data: Fields = {};
  const errors: GraphQLFormattedError[] = [];
  if (step) await runStep({ ask, variables, data, errors }, step, { path: [], objects: [data] });
  return { data, errors };
}

async function runStep(run: Run, step: Step, cursor: Cursor): Promise<void> {
  switch (step.kind) {
    case 'sequence':
      for (const inner of step.steps) await runStep(run, inner, cursor);
      return;
    case 'parallel':
      await Promise.all(step.steps.map((inner) => runStep(run, inner, cursor)));
      return;
    case 'flatten': {
      const objects = cursor.objects.flatMap((object) => objectsAt(object, step.path));
      if (objects.length > 0) await runStep(run, step.step, { path: [...cursor.path, ...step.path], objects });
      return;
    }
    case 'condition': {
      const branch = holds(run, step) ? step.whenTrue : step.whenFalse;
      if (branch) await runStep(run, branch, cursor);
      return;
    }
    case 'fetch':
      return step.requires ? fetchEntities(run, step, step.requires, cursor) : fetchFields(run, step, cursor);
  }
}

function holds({ variables }: Run, { variable }: ConditionStep): boolean {
  return isTrueIn(variables.values, variable);
}

/** Whether a variable is true, by `@skip` or `@include`. @param values as the schema has them */
export function isTrueIn(values: Fields, variable: string): boolean {
  return Object.hasOwn(values, variable) && values[variable] === true;
}

function variablesFor({ variables: { given } }: Run, step: FetchStep): Fields {
  const chosen: Fields = {};
  for (const name of step.variables) {
    const value = ownValue(given, name);
    if (value !== undefined) setOwn(chosen, name, value);
  }
  return chosen;
}

async function fetchFields(run: Run, step: FetchStep, cursor: Cursor): Promise<void> {
  const { data, errors = [] } = await run.ask(step, variablesFor(run, step), undefined);
  if (data) for (const object of cursor.objects) mergeFields(object, data);
  for (const error of errors) run.errors.push(error.path ? { ...error, path: [...cursor.path, ...error.path] } : error);
}

async function fetchEntities(
  run: Run,
  step: FetchStep,
  requires: NonNullable<FetchStep['requires']>,
  cursor: Cursor,
): Promise<void> {
  const representations: Fields[] = [];
  /** Which of the cursor's objects each representation is of. */
  const indices: number[] = [];
  for (const [index, object] of cursor.objects.entries()) {
    const representation = representationOf(object, requires);
    if (representation?.['__typename'] === undefined) continue;
    representations.push(representation);
    indices.push(index);
  }
  if (representations.length === 0) return;
  const variables = variablesFor(run, step);
  variables['representations'] = representations;
  const { data, errors = [] } = await run.ask(step, variables, representations.length);
  if (errors.length > 0) run.errors.push(...placed(run, cursor, indices, errors));
  const entities = data?.['_entities'];
  if (!Array.isArray(entities)) return;
  for (const [at, index] of indices.entries()) {
    const received: unknown = entities[at];
    const object = cursor.objects[index];
    if (isFields(received) && object) {
      // An entity stays of the type it was found as.
      received['__typename'] ??= object['__typename'];
      mergeFields(object, received);
    }
  }
}

/** Errors about entities, which come with their number, by the place of the entity in the result. */
function placed(
  run: Run,
  cursor: Cursor,
  indices: readonly number[],
  errors: readonly GraphQLFormattedError[],
): GraphQLFormattedError[] {
  const places = placesOf(run.data, cursor.path);
  return errors.map((error) => {
    const [, number, ...rest] = error.path ?? [];
    if (typeof number !== 'number') return error.path ? { ...error, path: [...cursor.path, ...error.path] } : error;
    return { ...error, path: [...(places[indices[number] ?? -1] ?? []), ...rest] };
  });
}
