import { GraphQLScalarType, valueFromASTUntyped } from 'graphql';

/** Price rules as JSON: passed on as they are, and checked by the command that takes them. */
export const priceRulesDocument = new GraphQLScalarType<unknown, unknown>({
  name: 'PriceRulesDocument',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
