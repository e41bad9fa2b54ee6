import { aCustomer } from '@alexandrite/service-kit/testing';
import { buildSchema, isInterfaceType, isObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { connect } from '../support/live-client.ts';
import { metric } from '../support/limited-gateway.ts';
import { aKey, askAtDoor, bearer } from '../support/partner-client.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

/** Names that every object answers to: `constructor`, `toString`, `__proto__` and their like. */
const names = Object.getOwnPropertyNames(Object.prototype);

const readSchema = (name: string) =>
  buildSchema(readFileSync(new URL(`../../${name}.graphql`, import.meta.url), 'utf8'));

describe('names that every object answers to', () => {
  let gateway: TestGateway;
  let partner: Record<string, string>;
  beforeAll(async () => {
    gateway = await openTestGateway();
    partner = bearer((await aKey()).secret);
    gateway.house.orders.set('ord_1', { ownerId: 'acc_1', statuses: ['SUBMITTED'] });
  });
  afterAll(() => gateway.close());
  afterEach(() => {
    gateway.subgraphs.orders.intercept = () => false;
  });

  /** Has the orders answer something. */
  const say = (data: string): void => {
    gateway.subgraphs.orders.intercept = (_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(`{"data": ${data}}`);
      return true;
    };
  };

  it.each(names)('show a partner nothing that is not in the contract: %s', async (name) => {
    say(`{ "${name}": { "__typename": "Order", "id": "ord_1", "${name}": ["APPROVE", "CANCEL"], "approval": {} } }`);
    const action = await askAtDoor(gateway, `{ ${name}: order(id: "ord_1") { id ${name}: allowedActions } }`, {
      headers: partner,
    });
    say(`{ "${name}": { "__typename": "OrderApproved" } }`);
    const member = await askAtDoor(
      gateway,
      `mutation { ${name}: cancelOrder(input: { orderId: "ord_1" }) { ${name}: __typename } }`,
      { headers: partner },
    );
    expect(JSON.stringify([action, member])).not.toMatch(/APPROVE|OrderApproved|approval/);
    expect(action.errors[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
    expect(member.errors[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
  });

  it.each(names)('show a partner no field that is not in the contract: %s', async (name) => {
    const whole = readSchema('api');
    const shown = readSchema('partner');
    const type = shown.getType('Order');
    const same = whole.getType('Order');
    if (!(isObjectType(type) || isInterfaceType(type)) || !(isObjectType(same) || isInterfaceType(same))) return;
    const hidden = Object.keys(same.getFields()).filter((field) => !(field in type.getFields()));
    expect(hidden.length).toBeGreaterThan(0);
    for (const field of hidden.slice(0, 3)) {
      const { data } = await askAtDoor(gateway, `{ order(id: "ord_1") { ${name}: ${field} } }`, { headers: partner });
      expect(data).toBeUndefined();
    }
  });

  it.each(names)('are answered as any other, by the same executor: %s', async (name) => {
    const byApollo = await metric('gateway_executions_total', { by: 'apollo' });
    const query = `query ${name}($${name}: Boolean = false) {
      ${name}: materials { ${name}: id ...${name}Fields @skip(if: $${name}) }
      products { ${name}: nodes { ${name}: slug } }
    } fragment ${name}Fields on Material { name }`;
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify({ query, operationName: name }),
    });
    const pieces = `"products":{"${name}":[{"${name}":"ring"}]}`;
    expect(await response.text()).toBe(`{"data":{"${name}":[{"${name}":"gold","name":"Gold"}],${pieces}}}`);
    expect(await metric('gateway_executions_total', { by: 'apollo' })).toBe(byApollo);
  });

  it.each(names)('are followed as any other: %s', async (name) => {
    const { token } = await gateway.signIn(aCustomer({ accountId: 'acc_1' }));
    const socket = connect(gateway, { token });
    const query = `subscription ($${name}: ID!) { ${name}: orderUpdated(id: $${name}) { ${name}: status } }`;
    const variables = JSON.parse(`{"${name}": "ord_1"}`) as Record<string, unknown>;
    const [push] = await socket.subscribe(query, variables).pushed(1);
    expect(JSON.stringify(push?.data)).toBe(`{"${name}":{"${name}":"SUBMITTED"}}`);
    socket.dispose();
  });

  it('are nothing that an absent field could be taken from', async () => {
    say('{}');
    for (const name of names) {
      const { data } = await gateway.ask(`{ ${name}: order(id: "ord_2") { id } }`);
      expect(JSON.stringify(data)).toBe(`{"${name}":null}`);
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(names);
  });
});
