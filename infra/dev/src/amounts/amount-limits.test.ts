import { buildSchema, getNamedType, type GraphQLType, isInputObjectType, isObjectType } from 'graphql';
import { composeSupergraph } from '../generate/compose-supergraph.ts';
import { readSubgraphSources } from '../generate/subgraph-sources.ts';
import { repositoryRoot } from '../paths.ts';
import { amountLimits } from './amount-limits.ts';

/** Every field of the graph that tells or takes an amount, by coordinate. */
async function amountsOfTheGraph(): Promise<string[]> {
  const schema = buildSchema(composeSupergraph(await readSubgraphSources(repositoryRoot)).apiSdl);
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) && !isInputObjectType(type)) return [];
    const fields: readonly { readonly name: string; readonly type: GraphQLType }[] = Object.values(type.getFields());
    return fields.flatMap(({ name, type: answers }) =>
      name.endsWith('Minor') || getNamedType(answers).name === 'Money' ? [`${type.name}.${name}`] : [],
    );
  });
}

describe('the table of amounts', () => {
  it('says of every amount of the graph why it can be told, and names no other', async () => {
    expect((await amountsOfTheGraph()).toSorted()).toEqual(Object.keys(amountLimits).toSorted());
  });
});
