import { buildSchema, type FragmentDefinitionNode, Kind, parse } from 'graphql';
import { applyShape, type Problem } from './apply-shape.ts';
import { prepareFields } from './prepare-shape.ts';

const schema = buildSchema(`
  type Query { piece: Piece, pieces: [Piece!], strict: [Piece!]!, thing: Thing, count: Int, ratio: Float, kind: Kind, at: Moment }
  type Piece { id: ID!, name: String, owner: Owner }
  type Owner { id: ID!, name: String! }
  union Thing = Piece | Owner
  enum Kind { RING PENDANT }
  scalar Moment
`);

function shape(query: string, data: Record<string, unknown>) {
  const document = parse(query);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const root = schema.getQueryType();
  if (!operation || !root) throw new Error('no operation');
  const problems: Problem[] = [];
  const fields = prepareFields({ schema, fragments, isWanted: () => true, sourceKeyOf: (key) => key }, root, [
    operation.selectionSet,
  ]);
  return { data: applyShape(fields, 'Query', data, problems), problems: problems.map((path) => path.join('.')) };
}

describe('the shape of a result', () => {
  it('is what was asked for, in its order, and nothing else', () => {
    const { data } = shape('{ piece { name ...more id } __typename } fragment more on Piece { owner { name } name }', {
      piece: { __typename: 'Piece', id: '1', secret: 1, owner: { id: '2', name: 'Anna' }, name: 'Ring' },
    });
    expect(JSON.stringify(data)).toBe(
      '{"piece":{"name":"Ring","owner":{"name":"Anna"},"id":"1"},"__typename":"Query"}',
    );
  });

  it('has null for what is missing, as far up as it must', () => {
    expect(shape('{ piece { id name owner { name } } }', { piece: { id: '1', owner: {} } })).toEqual({
      data: { piece: { id: '1', name: null, owner: null } },
      problems: ['piece.owner.name'],
    });
    expect(shape('{ pieces { id } }', { pieces: [{ id: '1' }, {}, { id: null }] })).toEqual({
      data: { pieces: null },
      problems: ['pieces.1.id', 'pieces.2.id'],
    });
    expect(shape('{ strict { id } count }', { strict: [null], count: 1 })).toEqual({
      data: null,
      problems: ['strict.0'],
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ['{ piece { id } }', { piece: 'x' }],
    ['{ piece { id } }', { piece: [{ id: '1' }] }],
    ['{ piece { id } }', { piece: { __typename: 'Owner', id: '1' } }],
    ['{ pieces { id } }', { pieces: { id: '1' } }],
    ['{ pieces { id } }', { pieces: 'x' }],
    ['{ count }', { count: '1' }],
    ['{ count }', { count: 1.5 }],
    ['{ ratio }', { ratio: 'much' }],
    ['{ kind }', { kind: 'SPOON' }],
    ['{ thing { __typename } }', { thing: { id: '1' } }],
    ['{ thing { __typename } }', { thing: { __typename: 'Kind' } }],
  ])('has null for what is of another type: %s %j', (query, said) => {
    const { data, problems } = shape(query, said);
    expect(Object.values(data ?? {})).toEqual([null]);
    expect(problems).toHaveLength(1);
  });

  it('takes of a union what is of the type that it is', () => {
    const query = '{ thing { __typename ... on Piece { name } ... on Owner { owned: name } } }';
    expect(shape(query, { thing: { __typename: 'Piece', name: 'Ring', owned: 'x' } }).data).toEqual({
      thing: { __typename: 'Piece', name: 'Ring' },
    });
    expect(shape(query, { thing: { __typename: 'Owner', owned: 'Anna' } }).data).toEqual({
      thing: { __typename: 'Owner', owned: 'Anna' },
    });
  });

  it('leaves a scalar of ours as it is', () => {
    expect(shape('{ at kind ratio count }', { at: { y: 1 }, kind: 'RING', ratio: 1, count: 0 }).data).toEqual({
      at: { y: 1 },
      kind: 'RING',
      ratio: 1,
      count: 0,
    });
  });
});
