import {
  getNamedType,
  isInputObjectType,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';

/**
 * What some operations depend on, as schema coordinates: `Order`, `Order.total`, `Query.orders.first`.
 * The type of a variable counts with everything in it: what is sent is only known at run time.
 */
export function findUsedCoordinates(schema: GraphQLSchema, documents: readonly DocumentNode[]): ReadonlySet<string> {
  const used = new Set<string>();
  const addInput = (type: GraphQLType): void => {
    const named = getNamedType(type);
    if (used.has(named.name)) return;
    used.add(named.name);
    if (isInputObjectType(named)) for (const field of Object.values(named.getFields())) addInput(field.type);
  };
  for (const document of documents) {
    const types = new TypeInfo(schema);
    const visitor = visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        const field = types.getFieldDef();
        if (!parent || !field) return;
        used.add(parent.name).add(`${parent.name}.${field.name}`).add(getNamedType(field.type).name);
        for (const argument of node.arguments ?? []) used.add(`${parent.name}.${field.name}.${argument.name.value}`);
      },
      Argument() {
        const type = types.getInputType();
        if (type) addInput(type);
      },
      VariableDefinition(node) {
        const type = typeFromAST(schema, node.type);
        if (type) addInput(type);
      },
      NamedType(node) {
        used.add(node.name.value);
      },
    });
    visit(document, visitor);
  }
  return used;
}
