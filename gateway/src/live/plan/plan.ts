import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { getArgumentValues, getVariableValues, GraphQLError, type GraphQLSchema } from 'graphql';
import { withoutNulls } from '../../graph/documents/null-variables.ts';
import type { Guarded } from '@alexandrite/contracts/personal-data/readers';
import { canonical } from './canonical.ts';
import { coded, reject, RejectedSubscription } from './invalid.ts';
import { type LiveDocuments, type PreparedSubscription, prepareSubscription } from './prepare.ts';
import type { StandInQuery } from './rewrite.ts';
import type { Arguments, LiveSource } from './sources.ts';

/** A subscription, understood: what it follows, and how each push is asked for. */
export interface LivePlan {
  /** The subscription's field. */
  readonly field: string;
  readonly source: LiveSource;
  /** The field's arguments. */
  readonly given: Arguments;
  /** The name of the field in what is pushed. */
  readonly name: string;
  readonly standIn: StandInQuery;
  /** The subscriber's variables that the stand-in query uses. */
  readonly variables: Arguments;
  /** What one push costs at most, in points. */
  readonly cost: number;
  /** Whether staff of the same roles are answered the same, personal data aside. */
  readonly isSameForStaff: boolean;
  /** What it asks for that not everybody may read. */
  readonly guarded: readonly Guarded[];
  /** The same for two subscriptions that ask for the same, however they are written. */
  readonly key: string;
}

interface Subscribing {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * Understands a subscription.
 * @returns errors as a client is told them when it cannot be followed.
 */
export function planSubscription(
  documents: LiveDocuments,
  subscribing: Subscribing,
): LivePlan | readonly GraphQLError[] {
  try {
    return bind(documents, prepared(documents, subscribing), subscribing.variables ?? {});
  } catch (fault) {
    if (fault instanceof RejectedSubscription) return fault.errors;
    if (fault instanceof GraphQLError) return [fault];
    throw fault;
  }
}

export function isPlan(planned: LivePlan | readonly GraphQLError[]): planned is LivePlan {
  return !Array.isArray(planned);
}

function bind(documents: LiveDocuments, subscription: PreparedSubscription, sent: Arguments): LivePlan {
  const { document, operation, root, definition, source, standIn } = subscription;
  const variables = withoutNulls(documents.schema(), document, operation, sent);
  const values = getVariableValues(documents.schema(), operation.variableDefinitions ?? [], variables, {
    maxErrors: operationBounds.errors.limit,
    hideSuggestions: true,
  });
  reject((values.errors ?? []).map((error) => coded(error, 'BAD_USER_INPUT')));
  const given = getArgumentValues(definition, root, values.coerced);
  const kept = Object.fromEntries(Object.entries(variables).filter(([name]) => standIn.keptVariables.includes(name)));
  return {
    field: root.name.value,
    source,
    given,
    name: root.alias?.value ?? root.name.value,
    standIn,
    variables: kept,
    cost: documents.costOf(document, operation, values.coerced ?? {}),
    isSameForStaff: subscription.staffSelection.isSame && source.isSameForStaff(given),
    guarded: subscription.staffSelection.guarded,
    key: `${canonical([given, kept])} ${standIn.text}`,
  };
}

/** How many texts are remembered: pages have a few dozen between them. */
const mostTexts = 500;

/** The longest text that is remembered, in characters. */
const longestText = 8_192;

/** A thousand clients that come back at once bring the same few texts. A new schema begins anew. */
const known = new WeakMap<GraphQLSchema, Map<string, PreparedSubscription>>();

/** Whether a subscription's text is understood already, so that planning it takes no time. */
export function isTextKnown(documents: LiveDocuments, subscribing: Subscribing): boolean {
  return known.get(documents.schema())?.has(textKey(subscribing)) ?? false;
}

const textKey = ({ query, operationName }: Subscribing): string => `${operationName ?? ''} ${query}`;

function prepared(documents: LiveDocuments, subscribing: Subscribing): PreparedSubscription {
  const { query, operationName } = subscribing;
  const schema = documents.schema();
  let texts = known.get(schema);
  if (!texts) known.set(schema, (texts = new Map<string, PreparedSubscription>()));
  const key = textKey(subscribing);
  const found = texts.get(key);
  if (found) return found;
  const made = prepareSubscription(documents, query, operationName);
  if (key.length > longestText) return made;
  for (const oldest of texts.keys()) {
    if (texts.size < mostTexts) break;
    texts.delete(oldest);
  }
  texts.set(key, made);
  return made;
}
