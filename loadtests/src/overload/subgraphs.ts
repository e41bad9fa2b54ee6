import { createServer } from 'node:http';

/*
 * Subgraphs that are as quick as subgraphs can be, so that the gateway is what saturates: an answer is made once and
 * kept by its question. Prints its address when it listens; it answers for all of them.
 */

const rub = (amountMinor: number) => ({ amountMinor, currency: 'RUB' });

const product = (number: number) => ({
  __typename: 'Product',
  id: `prd_${number}`,
  slug: `ring-${number}`,
  name: `Ring with alexandrite No. ${number}`,
  price: rub(3_900_000 + number),
});

const quote = (number: number) => ({
  __typename: 'Quote',
  id: `quo_${number}`,
  status: 'READY',
  progress: 1,
  price: rub(600_000 + number),
});

const nodes = Array.from({ length: 20 }, (_, index) => ({
  id: `ord_${index}`,
  number: `A-${1_000 + index}`,
  status: 'MANUFACTURING_STARTED',
  createdAt: '2026-03-01T09:30:00.000Z',
  total: rub(4_500_000 + index),
  lines: [
    {
      id: '1',
      title: `Ring ${index}`,
      quantity: 1,
      product: { __typename: 'Product', id: `prd_${index}` },
      quote: { __typename: 'Quote', id: `quo_${index}` },
    },
  ],
}));
const orders = { nodes, pageInfo: { hasNextPage: true, endCursor: 'b3JkXzIw' } };

/** What a gateway sends. */
interface Question {
  readonly variables?: { readonly representations?: readonly { readonly __typename: string; readonly id: string }[] };
}

function answer({ variables = {} }: Question): object {
  const { representations } = variables;
  if (!representations) return { orders };
  const entities = representations.map(({ __typename, id }) => {
    const number = Number(id.split('_')[1]);
    return __typename === 'Product' ? product(number) : quote(number);
  });
  return { _entities: entities };
}

const kept = new Map<string, Buffer>();
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const question = Buffer.concat(chunks).toString();
    let body = kept.get(question);
    if (!body) {
      body = Buffer.from(JSON.stringify({ data: answer(JSON.parse(question) as Question) })); // a gateway wrote it
      kept.set(question, body);
    }
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
  });
});
server.keepAliveTimeout = 65_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) console.log(`http://127.0.0.1:${address.port}/graphql`);
});
