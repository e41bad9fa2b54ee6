import { composeSchemaContract } from '@theguild/federation-composition';
import { buildASTSchema, buildSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { repositoryRoot } from '../paths.ts';
import { composeContract, partnerTag } from './compose-contract.ts';
import { composeSupergraph } from './compose-supergraph.ts';
import { readSubgraphSources, type SubgraphSource } from './subgraph-sources.ts';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@inaccessible", "@tag"])';

function aGraph(sdls: Readonly<Record<string, string>>): SubgraphSource[] {
  return Object.entries(sdls).map(([name, sdl]) => ({
    name,
    folder: `subgraphs/${name}`,
    schema: parse(`${link} ${sdl}`),
  }));
}

const orders = `
  type Query { order(id: ID! @tag(name: "partner")): Order @tag(name: "partner") audit: Audit }
  type Order @key(fields: "id") { id: ID! @tag(name: "partner") total: Money @tag(name: "partner") margin: Money }
  type Audit { secret: String }
  type Money @shareable @tag(name: "partner") { amountMinor: Int! }
  enum Spare @tag(name: "partner") { PART }
`;
const pricing = `
  type Order @key(fields: "id") { id: ID! price: Money @tag(name: "partner") cost: Money }
  type Money @shareable { amountMinor: Int! }
`;

const sorted = (sdl: string): string => printSchema(lexicographicSortSchema(buildSchema(sdl)));

describe('a contract', () => {
  it('shows what has its tag, over all subgraphs, and nothing that leads nowhere', () => {
    const contract = composeContract(aGraph({ orders, pricing }), partnerTag) ?? '';
    expect(sorted(contract)).toBe(
      sorted(
        'type Query { order(id: ID!): Order } type Order { id: ID! total: Money price: Money } type Money { amountMinor: Int! }',
      ),
    );
  });

  it('is refused when it shows a field whose type it hides', () => {
    const graph = aGraph({ orders: orders.replace('audit: Audit', 'audit: Audit @tag(name: "partner")') });
    expect(() => composeContract(graph, partnerTag)).toThrow(/Audit/);
  });

  it('is refused when it hides an argument that has to be given', () => {
    const graph = aGraph({ orders: orders.replace('id: ID! @tag(name: "partner")): Order', 'id: ID!): Order') });
    expect(() => composeContract(graph, partnerTag)).toThrow(/id/);
  });

  it('is none where the tag is nowhere', () => {
    expect(composeContract(aGraph({ orders }), 'press')).toBeNull();
  });
});

describe('the contract with partners', () => {
  it('is what another composer makes of it, and a part of what clients of the house see', async () => {
    const subgraphs = await readSubgraphSources(repositoryRoot);
    const contract = composeContract(subgraphs, partnerTag) ?? '';
    const theirs = composeSchemaContract(
      subgraphs.map(({ name, schema }) => ({ name, url: `http://${name}`, typeDefs: schema })),
      { include: new Set([partnerTag]), exclude: new Set() },
    );
    if (!theirs.publicSdl) throw new Error(theirs.errors?.map(({ message }) => message).join());
    const theirSchema = buildASTSchema(parse(theirs.publicSdl));
    expect(sorted(contract)).toBe(printSchema(lexicographicSortSchema(theirSchema)));
    const whole = buildSchema(composeSupergraph(subgraphs).apiSdl);
    for (const name of Object.keys(buildSchema(contract).getTypeMap())) expect(whole.getType(name)).toBeDefined();
  });
});
