import { readers } from '@alexandrite/contracts/personal-data/readers';
import { personalFields } from '@alexandrite/contracts/personal-data/personal-fields';
import { buildSchema, type GraphQLSchema, Kind } from 'graphql';
import { composeSupergraph } from '../generate/compose-supergraph.ts';
import { readSubgraphSources } from '../generate/subgraph-sources.ts';
import { repositoryRoot } from '../paths.ts';
import { reachableTypes } from './graph-ways.ts';
import { undecidedFields, unguardedFields, unknownCoordinates } from './schema-gaps.ts';

let schema: GraphQLSchema;
let entities: readonly string[];

beforeAll(async () => {
  const sources = await readSubgraphSources(repositoryRoot);
  schema = buildSchema(composeSupergraph(sources).apiSdl);
  entities = sources.flatMap(({ schema: { definitions } }) =>
    definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.directives?.some(({ name }) => name.value === 'key')
        ? [definition.name.value]
        : [],
    ),
  );
});

describe('the table of personal data', () => {
  it('decides on every field of the graph that answers text', () => {
    expect(undecidedFields(schema)).toEqual([]);
  });

  it('names what there is', () => {
    expect(unknownCoordinates(schema)).toEqual([]);
  });

  it('leaves no way to a personal field past what guards it', () => {
    expect(entities).toContain('Account');
    expect(unguardedFields(schema, entities)).toEqual([]);
  });

  it('guards nothing that shows nothing', () => {
    const used = new Set<string>(Object.values(personalFields).map(({ behind }) => behind));
    // Guards of whole things, within which other guards stand.
    const whole = ['Query.accounts', 'Query.orders', 'Account.access', 'Order.customer'];
    expect(Object.keys(readers).filter((guarded) => !used.has(guarded) && !whole.includes(guarded))).toEqual([]);
  });
});

describe('a way to a type', () => {
  const small = buildSchema(`
    type Query { order: Order, note: Note }
    type Order { delivery: Delivery }
    union Note = Order | Plain
    type Plain { text: String }
    type Delivery { phone: String }`);

  it('is closed with the one field that leads there', () => {
    expect([...reachableTypes(small, [], new Set(['Order.delivery']))]).toEqual(['Query', 'Order', 'Plain']);
  });

  it('is open to whoever asks for the entity itself', () => {
    expect(reachableTypes(small, ['Delivery'], new Set(['Order.delivery'])).has('Delivery')).toBe(true);
  });
});
