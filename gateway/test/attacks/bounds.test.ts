import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { pointBounds } from '@alexandrite/contracts/bounds/points';
import { liveBounds } from '@alexandrite/contracts/bounds/live';
import type { Bound } from '@alexandrite/contracts/bounds/bound';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';
import { exchange } from './stand/exchange.ts';
import { frame, opcodes } from './stand/frames.ts';
import { aName, ask, get, many, post } from './stand/requests.ts';
import { RawSocket } from './stand/socket.ts';

/** A row, and how it is reached: a request with so many of what it counts. */
type Probe = readonly [name: string, row: Bound, of: (count: number) => Buffer];

const query = (selections: string, name = aName()): string => `query ${name} { ${selections} }`;
const padded = (text: string, length: number): string => `${text}${' '.repeat(length - text.length)}`;
const ofBytes = (count: number): Buffer => post(padded(JSON.stringify({ query: query('__typename') }), count));

const probes: readonly Probe[] = [
  ['body of a stranger', operationBounds.visitorBody, ofBytes],
  [
    'address',
    operationBounds.parameters,
    (count) => get(many(count, (i) => (i === 0 ? 'query={__typename}' : `x${i}=`), '&')),
  ],
  [
    'name of an operation',
    operationBounds.operationName,
    (count) => ask(query('__typename', 'Q'.repeat(count)), { operationName: 'Q'.repeat(count) }),
  ],
  ['document', operationBounds.document, (count) => ask(padded(query('__typename'), count))],
  [
    'depth of JSON',
    operationBounds.jsonDepth,
    // The body itself is a level.
    (count) =>
      post(`{"query":"${query('__typename')}","extensions":{"a":${'['.repeat(count - 2)}${']'.repeat(count - 2)}}}`),
  ],
  ['words of a document', operationBounds.tokens, (count) => ask(`{${'a '.repeat(count - 2)}}`)],
  ['fields in fields', pointBounds.depth, (count) => ask(`query ${aName()} ${'{a'.repeat(count)}${'}'.repeat(count)}`)],
  ['aliases', pointBounds.aliases, (count) => ask(query(`products { ${many(count, (i) => `a${i}: totalCount`)} }`))],
  ['fields of the root', pointBounds.rootFields, (count) => ask(query(many(count, (i) => `a${i}: __typename`)))],
  [
    'directives',
    pointBounds.directives,
    (count) =>
      ask(
        query(
          many(
            20,
            (i) =>
              `a${i}: __typename ${'@include(if: true) '.repeat(Math.floor(count / 20) + (i < count % 20 ? 1 : 0))}`,
          ),
        ),
      ),
  ],
];

describe('a bound, at its limit and one beyond', () => {
  let house: TestGateway;
  let port: number;
  beforeAll(async () => {
    house = await openTestGateway({ sandbox: false });
    port = Number(new URL(house.url).port);
  });
  afterAll(() => house.close());

  /** As a row says it: a status, and a code where there is one. */
  const answerTo = async (bytes: Buffer): Promise<{ said: string; body: string }> => {
    const [answer] = await exchange({ port }, bytes);
    if (!answer) throw new Error('it hung up');
    const code = /"code":"(\w+)"/.exec(answer.body)?.[1];
    return { said: code === undefined ? `${answer.status}` : `${answer.status} ${code}`, body: answer.body };
  };

  it.each(probes)('of the %s', async (_, { answer, limit, unit }, of) => {
    const [within, beyond] = [await answerTo(of(limit)), await answerTo(of(limit + 1))];
    expect(beyond.said).toContain(answer);
    // What lies within may be wrong in another way, and then something else is said of it.
    if (within.said.startsWith(answer)) expect(within.body).not.toContain(`${limit}`);
    expect(['bytes', 'characters', 'count', 'levels']).toContain(unit);
  });

  it('of the frames of a message', async () => {
    const { limit } = liveBounds.fragments;
    const pieces = (count: number): Buffer =>
      Buffer.concat(
        Array.from({ length: count }, (_, at) =>
          frame(at === 0 ? '{"type":"ping"' : at === count - 1 ? '}' : ' ', {
            opcode: at === 0 ? opcodes.text : opcodes.more,
            isLast: at === count - 1,
          }),
        ),
      );
    const socket = await RawSocket.open({ port });
    socket.wire.write(pieces(limit));
    await socket.heard(/pong/);
    socket.wire.write(pieces(limit + 1));
    expect(await socket.ended()).toBe(1008);
    socket.end();
  });
});
