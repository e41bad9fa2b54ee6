import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  visit,
} from 'graphql';
import type { Path } from './places.ts';

/** The names under which fields are asked for, where those are not the names that the client chose. */
export interface PlannedAliases {
  /** The name under which a field was asked for. @param key the one in the result */
  readonly sourceKeyOf: (key: string, field: string) => string;
  /** A place in what was answered, as the client knows it. */
  readonly placeOf: (path: Path) => Path;
}

/** Every field was asked for under the name that the client chose. */
export const noAliases: PlannedAliases = { sourceKeyOf: (key) => key, placeOf: (path) => path };

/** A document as it is planned, and how to read what is answered to it. */
export interface PlannedDocument {
  readonly document: DocumentNode;
  readonly aliases: PlannedAliases;
}

/**
 * Renames aliases that are names of fields, such as `id: number`. The planner adds the key of an entity to what is
 * selected, takes such an alias for it, and both the key and the client are then told the other field's value.
 * All names of fields are kept free and not those of keys alone: `@requires` and interfaces need others.
 */
export function planAliases(document: DocumentNode, schema: GraphQLSchema): PlannedDocument {
  const fields = fieldNames(schema);
  const misleading = ({ alias, name }: FieldNode): boolean =>
    alias !== undefined && alias.value !== name.value && fields.has(alias.value);
  const chosen = new Set<string>();
  const misled: FieldNode[] = [];
  visit(document, {
    Field(node) {
      chosen.add(node.alias?.value ?? node.name.value);
      if (misleading(node)) misled.push(node);
    },
  });
  if (misled.length === 0) return { document, aliases: noAliases };
  const prefix = freePrefix([...chosen, ...fields]);
  const sourceKey = (key: string, field: string): string => `${prefix}${key}_${field}`;
  const keys = new Map<string, string>();
  const renamed = visit(document, {
    Field(node) {
      if (node.alias === undefined || !misleading(node)) return undefined;
      const value = sourceKey(node.alias.value, node.name.value);
      keys.set(value, node.alias.value);
      return { ...node, alias: { kind: Kind.NAME, value } };
    },
  });
  return {
    document: renamed,
    aliases: {
      sourceKeyOf: (key, field) => (key !== field && fields.has(key) ? sourceKey(key, field) : key),
      placeOf: (path) => path.map((step) => keys.get(String(step)) ?? step),
    },
  };
}

/** An error with its place as the client knows it. */
export function placeError(error: GraphQLFormattedError, { placeOf }: PlannedAliases): GraphQLFormattedError {
  return error.path ? { ...error, path: placeOf(error.path) } : error;
}

/** The same for an error that still has to be worded. */
export function placeRawError(error: GraphQLError, { placeOf }: PlannedAliases): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  if (!path) return error;
  const where = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null, path: placeOf(path) };
  return new GraphQLError(message, { ...where, originalError: originalError ?? null, extensions });
}

/** The beginning of names that nothing is called. */
function freePrefix(names: readonly string[]): string {
  let prefix = 'as_';
  while (names.some((name) => name.startsWith(prefix))) prefix = `_${prefix}`;
  return prefix;
}

const known = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

function fieldNames(schema: GraphQLSchema): ReadonlySet<string> {
  let names = known.get(schema);
  if (!names) {
    const types = Object.values(schema.getTypeMap());
    const ours = types.filter((type) => isObjectType(type) || isInterfaceType(type));
    names = new Set(['__typename', ...ours.flatMap((type) => Object.keys(type.getFields()))]);
    known.set(schema, names);
  }
  return names;
}
