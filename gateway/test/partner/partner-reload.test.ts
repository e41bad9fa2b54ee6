import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { PartnerSchemaFile } from '../../src/partner/partner-schema.ts';
import { connect } from '../support/live-client.ts';
import { aKey, aPartner, askAtDoor, bearer, partnerUrl } from '../support/partner-client.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

/** A field of pricing, in both files. */
const density = /\n( *)"""Density in grams per cubic centimetre\."""\n *densityGramsPerCm3: Float!\n/;
const fields = '{ __type(name: "Material") { fields { name } } }';

describe('a new contract with partners', () => {
  let folder: string;
  let gateway: TestGateway;
  let headers: Record<string, string>;
  const [whole, contract] = ['supergraph.graphql', 'partner.graphql'];
  const committed = (name: string) => readFile(new URL(`../../${name}`, import.meta.url), 'utf8');
  const fileOf = (name: string) => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'contract-'));
    for (const name of [whole, contract]) await writeFile(fileOf(name), await committed(name));
    gateway = await openTestGateway({ supergraphFile: fileOf(whole), partnerSchemaFile: fileOf(contract) });
    headers = bearer((await aKey()).secret);
  });
  afterAll(async () => {
    await gateway.close();
    await rm(folder, { recursive: true });
  });

  const load = async (files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, text] of Object.entries(files)) await writeFile(fileOf(name), text);
    await gateway.gateway.reload();
  };
  const hasDensity = async (): Promise<boolean> => {
    const { data } = await askAtDoor(gateway, fields, { headers });
    return JSON.stringify(data).includes('densityGramsPerCm3');
  };

  it('is taken up with the supergraph, and those who follow go on', async () => {
    const partner = aPartner();
    const { secret } = await aKey(partner);
    gateway.house.orders.set('ord_1', { ownerId: partner.accountId, statuses: ['INITIATED'] });
    const socket = connect({ url: partnerUrl(gateway) }, { token: secret });
    const order = socket.subscribe('subscription { orderUpdated(id: "ord_1") { status } }');
    await order.pushed(1);
    expect(await hasDensity()).toBe(true);

    const [sdl, less] = [await committed(whole), (await committed(contract)).replace(density, '\n')];
    await load({ [contract]: less, [whole]: `${sdl}\n# another text, so that it is taken up\n` });
    expect(await hasDensity()).toBe(false);
    expect((await askAtDoor(gateway, '{ materials { densityGramsPerCm3 } }', { headers })).data).toBeUndefined();
    expect((await askAtDoor(gateway, '{ materials { id } }', { headers })).errors).toEqual([]);

    gateway.house.orders.get('ord_1')?.statuses.push('SUBMITTED');
    await gateway.signal({ entity: 'Order', id: 'ord_1', revision: 2, ownerId: partner.accountId });
    await order.pushed(2);
    socket.dispose();
  });

  it('is refused when it shows what the graph no longer has, and the old one stays', async () => {
    await load({ [contract]: await committed(contract), [whole]: await committed(whole) });
    expect(await hasDensity()).toBe(true);
    await load({ [whole]: (await committed(whole)).replace(density, '\n') });
    expect(await hasDensity()).toBe(true);
    expect((await askAtDoor(gateway, '{ materials { id } }', { headers })).errors).toEqual([]);
  });

  it('that shows what is not there is refused at the start, and it is said what', async () => {
    const file = fileOf('wrong.graphql');
    await writeFile(file, 'type Query { viewer: Account secrets: String } type Account { id: ID! }');
    const schema = new PartnerSchemaFile(file);
    await schema.read();
    expect(() => schema.narrow(buildSchema('type Query { viewer: Account } type Account { id: ID! }'))).toThrow(
      'The partner schema shows what is not there: Query.secrets',
    );
  });
});
