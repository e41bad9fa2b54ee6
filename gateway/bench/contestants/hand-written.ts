import { createServer, type IncomingMessage } from 'node:http';
import { Pool } from 'undici';
import type { SubgraphName } from '../../src/graph/subgraphs/subgraph-names.ts';
import { announce, subgraphUrls } from './listening.ts';

/** The same answers without GraphQL: what somebody would write by hand for these two questions, and for no other. */
const urls = subgraphUrls();
const poolOf = (name: SubgraphName): Pool => new Pool(new URL(urls[name]).origin, { connections: 128 });
const pools = { shop: poolOf('shop'), orders: poolOf('orders'), pricing: poolOf('pricing') };

interface Entity {
  readonly id: string;
  readonly __typename?: string;
}
interface Line {
  readonly product: Entity;
  readonly quote: Entity;
}
interface Orders {
  readonly nodes: readonly { readonly lines: readonly Line[] }[];
}
interface Question {
  readonly query: string;
  readonly variables: object;
}

async function ask<T>(subgraph: keyof typeof pools, question: object): Promise<T> {
  const { body } = await pools[subgraph].request({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  });
  // Written for answers that are known, as one would by hand.
  return ((await body.json()) as { data: T }).data;
}

const entitiesOf = (subgraph: keyof typeof pools, typename: string, ids: readonly string[]) =>
  ask<{ _entities: readonly object[] }>(subgraph, {
    query: `{_entities(representations:$representations){...on ${typename}{id __typename}}}`,
    variables: { representations: ids.map((id) => ({ __typename: typename, id })) },
  });

async function join(variables: object) {
  const { orders } = await ask<{ orders: Orders }>('orders', { query: 'orders', variables });
  const lines = orders.nodes.flatMap((order) => order.lines);
  const idsOf = (part: keyof Line): string[] => lines.map((line) => line[part].id);
  const [products, quotes] = await Promise.all([
    entitiesOf('shop', 'Product', idsOf('product')),
    entitiesOf('pricing', 'Quote', idsOf('quote')),
  ]);
  let at = 0;
  const nodes = orders.nodes.map((order) => ({
    ...order,
    lines: order.lines.map((line) => {
      const product = withoutTypename({ id: line.product.id, ...products._entities[at] });
      const quote = withoutTypename({ id: line.quote.id, ...quotes._entities[at] });
      at += 1;
      return { ...line, product, quote };
    }),
  }));
  return { orders: { ...orders, nodes } };
}

const withoutTypename = ({ __typename: _, ...fields }: Entity) => fields;

async function read(request: IncomingMessage): Promise<Question> {
  const chunks: Buffer[] = [];
  // A request's pieces are buffers unless it is told an encoding.
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Question;
}

const server = createServer((request, response) => {
  void read(request).then(async ({ query, variables }) => {
    const data = query.includes('orders') ? await join(variables) : await ask('shop', { query, variables });
    const body = JSON.stringify({ data });
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body);
  });
});
await announce(server);
