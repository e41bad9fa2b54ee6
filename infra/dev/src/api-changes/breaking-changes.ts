import { ChangeType, CriticalityLevel, diff, type Change } from '@graphql-inspector/core';
import { buildSchema, type DocumentNode } from 'graphql';
import { findUsedCoordinates } from './used-coordinates.ts';

/** The graph as clients see it, and what the apps ask of it, at one point of the history. */
export interface ApiVersion {
  readonly sdl: string;
  readonly operations: readonly DocumentNode[];
}

/**
 * What in the new API breaks an operation of the earlier apps, one sentence each.
 *
 * The earlier apps are asked, not the present ones: they are what still runs in people's browsers when the new API is
 * released. So a field is removed in two steps: first no app asks for it any more, then, in a later change, it goes.
 */
export async function findBreakingChanges(before: ApiVersion, nowSdl: string): Promise<readonly string[]> {
  const earlier = buildSchema(before.sdl);
  const used = findUsedCoordinates(earlier, before.operations);
  const changes = await diff(earlier, buildSchema(nowSdl));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .filter((change) => used.has(dependedOn(change)) && !isNullBesideError(change))
    .map(({ message }) => message);
}

/**
 * Whether a field of the root can be null that could not. It is so only beside an error, which took all data along
 * before: who asks has to be ready for that.
 */
function isNullBesideError({ type, path = '', meta }: Change): boolean {
  if (type !== ChangeType.FieldTypeChanged || !/^(Query|Mutation)\./.test(path)) return false;
  // Typed as anything by the library.
  const types = meta as { readonly oldFieldType?: unknown; readonly newFieldType?: unknown };
  return types.oldFieldType === `${String(types.newFieldType)}!`;
}

/** The coordinate whose users a change hurts. */
function dependedOn({ type, path = '' }: Change): string {
  const [typeName = '', field = ''] = path.split('.');
  switch (type) {
    case ChangeType.FieldRemoved:
    case ChangeType.FieldTypeChanged:
    case ChangeType.FieldArgumentRemoved:
    case ChangeType.FieldArgumentTypeChanged:
      return path;
    // A required argument that nobody sends yet hurts all who ask for the field.
    case ChangeType.FieldArgumentAdded:
      return `${typeName}.${field}`;
    default:
      return typeName;
  }
}
