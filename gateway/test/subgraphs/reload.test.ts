import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aCustomer, waitUntil } from '@alexandrite/service-kit/testing';
import { connect } from '../support/live-client.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

/** A field of pricing, which comes and goes with the supergraph. */
const fieldText = /\n {2}"""Density in grams per cubic centimetre\."""\n {2}densityGramsPerCm3: Float!\n/;
const query = '{ products { nodes { id } } materials { id } }';

describe('a new supergraph', () => {
  let folder: string;
  let file: string;
  let whole: string;
  let house: TestGateway;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'supergraph-'));
    file = join(folder, 'supergraph.graphql');
    whole = await readFile(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
    await writeFile(file, whole);
    house = await openTestGateway({ supergraphFile: file });
  });
  afterAll(async () => {
    await house.close();
    await rm(folder, { recursive: true });
  });

  const load = async (text: string): Promise<void> => {
    await writeFile(file, text);
    await house.gateway.reload();
  };
  const hasDensity = async (): Promise<boolean> =>
    (await house.ask('{ __type(name: "Material") { fields { name } } }')).data !== null &&
    JSON.stringify((await house.ask('{ __type(name: "Material") { fields { name } } }')).data).includes('density');

  it('is taken up under load without losing a request or a socket', async () => {
    const customer = aCustomer();
    const { token } = await house.signIn(customer);
    house.house.orders.set('ord_1', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    const socket = connect(house, { token });
    const subscriber = socket.subscribe('subscription { orderUpdated(id: "ord_1") { status } }');
    await subscriber.pushed(1);
    let isOver = false;
    let answered = 0;
    const askOn = async (number: number): Promise<void> => {
      while (!isOver) {
        // Every other one is new to the gateway, and has to be validated and planned while the schema changes.
        const text = number % 2 ? query : query.replace('materials', `m${answered}: materials`);
        const { status, errors, data } = await house.ask(text);
        expect([status, errors]).toEqual([200, []]);
        expect(data?.['products']).toEqual({ nodes: [{ id: 'prd_1' }] });
        answered += 1;
      }
    };
    const asking = Array.from({ length: 8 }, (_, number) => askOn(number));
    const without = whole.replace(fieldText, '\n');
    expect(without).not.toBe(whole);
    for (const [text, expected] of [
      [without, false],
      [whole, true],
      [without, false],
      [whole, true],
    ] as const) {
      const before = answered;
      await load(text);
      await waitUntil('requests go on', () => answered > before + 20);
      expect(await hasDensity()).toBe(expected);
    }
    isOver = true;
    await Promise.all(asking);
    house.house.orders.get('ord_1')?.statuses.push('FILE_UPLOADED');
    await house.signal({ entity: 'Order', id: 'ord_1', revision: 2 });
    expect((await subscriber.pushed(2))[1]?.data).toEqual({ orderUpdated: { status: 'FILE_UPLOADED' } });
    expect(socket.closed.code).toBeUndefined();
    socket.dispose();
  });

  it('that cannot be used is refused, and the old one stays', async () => {
    for (const broken of [
      '',
      'type Query {',
      'type Query { a: Int }',
      whole.replace('type Material', 'type Materiel'),
    ]) {
      await load(broken);
      expect((await house.ask(query)).errors).toEqual([]);
      expect(await hasDensity()).toBe(true);
    }
    await rm(file);
    await house.gateway.reload();
    expect((await house.ask(query)).errors).toEqual([]);
  });

  it('is known by its documents: what no longer fits is refused, though it was known', async () => {
    await load(whole);
    const dense = '{ materials { densityGramsPerCm3 } }';
    house.subgraphs.pricing.intercept = (_, response) => {
      response.end('{"data":{"materials":[{"densityGramsPerCm3":13.5}]}}');
      return true;
    };
    expect((await house.ask(dense)).errors).toEqual([]);
    await load(whole.replace(fieldText, '\n'));
    expect((await house.ask(dense)).errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});
