import { connect } from 'node:net';
import { demoPassword } from '@alexandrite/dev/demo-accounts';
import { Agent, request } from 'undici';

/** Where a flood comes from, which is another address than the bystander's. */
const floodAddress = '127.0.0.3';

/** One sender of a flood: asks once, and is asked to again. */
type Ask = (turn: number) => Promise<string>;

interface Flood {
  /** How many ask at once. */
  readonly senders: number;
  readonly prepare: (house: Target) => Promise<Ask>;
}

/** What is flooded. */
export interface Target {
  readonly graphqlUrl: string;
}

const post = async (
  agent: Agent,
  url: string,
  body: string,
  token?: string,
): Promise<{ status: number; text: string }> => {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await request(url, { dispatcher: agent, method: 'POST', headers, body });
  return { status: response.statusCode, text: await response.body.text() };
};

const newAgent = (connections: number): Agent =>
  new Agent({ connections, localAddress: floodAddress, headersTimeout: 30_000, bodyTimeout: 30_000 });

/** Asks the graph as the turn says, and tells the status. */
const asking =
  (senders: number, bodyOf: (turn: number) => string): Flood['prepare'] =>
  async ({ graphqlUrl }) => {
    const agent = newAgent(senders);
    return async (turn) => `HTTP ${(await post(agent, graphqlUrl, bodyOf(turn))).status}`;
  };

const signInDocument =
  'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { token } } }';
const run = Date.now().toString(36);

/** Variables of 878 kB, which nothing asks for. */
const largeBody = JSON.stringify({
  query: 'query Large { collections { slug } }',
  variables: { unused: Array.from({ length: 40_000 }, (_, at) => `a text of its own, ${at}`.slice(0, 20)) },
});

async function stalling({ graphqlUrl }: Target): Promise<Ask> {
  const agent = newAgent(8);
  const input = { email: 'customer@alexandrite.example', password: demoPassword };
  const signedIn = await post(agent, graphqlUrl, JSON.stringify({ query: signInDocument, variables: { input } }));
  const token = /"token":"([^"]+)"/.exec(signedIn.text)?.[1] ?? '';
  const start =
    'mutation ($input: StartModelUploadInput!) { startModelUpload(input: $input) { ... on ModelUploadStarted { uploadUrl } } }';
  return async (turn) => {
    const variables = { input: { fileName: `stalled-${run}-${turn}.stl`, byteSize: 20_000_000 } };
    const started = await post(agent, graphqlUrl, JSON.stringify({ query: start, variables }), token);
    const uploadUrl = /"uploadUrl":"([^"]+)"/.exec(started.text)?.[1];
    return uploadUrl ? stall(new URL(uploadUrl)) : 'refused to start';
  };
}

/** Begins to send a file and stops; tells how the connection ended. */
async function stall({ hostname, port, pathname, search, host }: URL): Promise<string> {
  const socket = connect({
    host: hostname === 'localhost' ? '127.0.0.1' : hostname,
    port: Number(port),
    localAddress: floodAddress,
  });
  let heard = '';
  socket.on('data', (bytes: Buffer) => (heard += bytes.toString('latin1').slice(0, 20)));
  socket.on('error', () => undefined);
  socket.write(`PUT ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 20000000\r\n\r\n`);
  socket.write(Buffer.alloc(500_000));
  await new Promise<void>((resolve) => {
    socket.once('close', () => {
      resolve();
    });
    socket.setTimeout(40_000, () => socket.destroy());
  });
  return /^HTTP\/1\.1 (\d+)/.exec(heard)?.[0].replace('/1.1', '') ?? 'closed';
}

/** What one address sends to wear the house down. */
export const floods = {
  'bodies of 878 kB': { senders: 8, prepare: asking(8, () => largeBody) },
  'guesses at a password': {
    senders: 16,
    prepare: asking(16, (turn) =>
      JSON.stringify({
        query: signInDocument,
        variables: { input: { email: 'manager@alexandrite.example', password: `guess ${run} ${turn}` } },
      }),
    ),
  },
  'sign-ups': {
    senders: 16,
    prepare: asking(16, (turn) =>
      JSON.stringify({
        query: 'mutation ($input: SignUpInput!) { signUp(input: $input) { __typename } }',
        variables: {
          input: {
            email: `flood-${run}-${turn}@alexandrite.example`,
            password: `nine amber lamps ${turn}`,
            displayName: 'Flood',
          },
        },
      }),
    ),
  },
  'uploads that stall': { senders: 40, prepare: stalling },
  'new documents': {
    senders: 16,
    prepare: asking(16, (turn) =>
      JSON.stringify({
        query: `query New${run}x${turn} { a${turn}: collections { slug name } products(first: 24) { nodes { id name } } }`,
      }),
    ),
  },
} as const satisfies Record<string, Flood>;

export type FloodName = keyof typeof floods;
// Keys of an object are texts to the compiler, whatever the object.
export const floodNames = Object.keys(floods) as FloodName[];
