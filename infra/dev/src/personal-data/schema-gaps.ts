import { impersonalFields } from '@alexandrite/contracts/personal-data/impersonal-fields';
import { personalFields } from '@alexandrite/contracts/personal-data/personal-fields';
import { readers } from '@alexandrite/contracts/personal-data/readers';
import { getNamedType, type GraphQLSchema, isLeafType, isObjectType, isScalarType } from 'graphql';
import { reachableTypes } from './graph-ways.ts';

/** Scalars that are no text. */
const notText = ['Int', 'Float', 'Boolean', 'ID', 'DateTime'];

/** Coordinates of all fields that answer text, refusals' aside: those say what the house has written. */
function textFields(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) => {
      if (!isObjectType(type) || type.getInterfaces().some(({ name }) => name === 'Refusal')) return [];
      return Object.values(type.getFields())
        .filter(({ type: answer }) => {
          const named = getNamedType(answer);
          return isScalarType(named) && isLeafType(named) && !notText.includes(named.name);
        })
        .map(({ name }) => `${type.name}.${name}`);
    });
}

/** Fields that answer text and stand in neither table, or in both. */
export function undecidedFields(schema: GraphQLSchema): string[] {
  return textFields(schema).filter((coordinate) => {
    const isPersonal = coordinate in personalFields;
    const isImpersonal = coordinate in impersonalFields || (coordinate.split('.')[0] ?? '') in impersonalFields;
    return isPersonal === isImpersonal;
  });
}

/** Names in the tables that the graph does not have (any more). */
export function unknownCoordinates(schema: GraphQLSchema): string[] {
  const named = [...Object.keys(personalFields), ...Object.keys(impersonalFields), ...Object.keys(readers)];
  return named.filter((coordinate) => {
    const [typeName = '', field] = coordinate.split('.');
    const type = schema.getType(typeName);
    return !isObjectType(type) || (field !== undefined && !(field in type.getFields()));
  });
}

/** Personal fields that can be come to past what is to guard them. */
export function unguardedFields(schema: GraphQLSchema, entities: readonly string[]): string[] {
  return Object.entries(personalFields)
    .filter(([coordinate, { behind }]) => {
      const [type = ''] = coordinate.split('.');
      return coordinate !== behind && reachableTypes(schema, entities, new Set([behind])).has(type);
    })
    .map(([coordinate, { behind }]) => `${coordinate} (behind ${behind})`);
}
