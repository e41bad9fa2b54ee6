import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType, getNamedType, parse, validate } from 'graphql';
import { anIdentity, aVisitor } from '@alexandrite/service-kit/testing';
import { documentsOf } from '../../../test/support/documents-of.ts';
import { isPlan, planSubscription } from './plan.ts';
import { type ChangeSource, liveSources } from './sources.ts';

const schema = buildSchema(readFileSync(new URL('../../../api.graphql', import.meta.url), 'utf8'));
const documents = documentsOf(schema);
const fields = Object.values(schema.getSubscriptionType()?.getFields() ?? {});

/** Values for the arguments that a field needs. */
const needed = (name: string): string => {
  const args = fields.find((field) => field.name === name)?.args.filter(({ type }) => String(type).endsWith('!')) ?? [];
  return args.length === 0 ? '' : `(${args.map((argument) => `${argument.name}: "x_1"`).join(', ')})`;
};

describe('the sources of what is pushed', () => {
  it('are those of the schema’s subscriptions, all of them and no others', () => {
    expect(Object.keys(liveSources).toSorted()).toEqual(fields.map(({ name }) => name).toSorted());
  });

  it.each(fields.map(({ name }) => name))('answer %s with the type it promises', (name) => {
    const selection = '{ __typename }';
    const plan = planSubscription(documents, { query: `subscription { ${name}${needed(name)} ${selection} }` });
    if (!isPlan(plan)) throw new Error(plan.map(({ message }) => message).join());
    expect(validate(schema, parse(plan.standIn.text))).toEqual([]);
    const promised = fields.find((field) => field.name === name)?.type;
    const source = plan.source;
    const answered = getNamedType(schema.getQueryType()?.getFields()[source.field]?.type);
    const list = source.follows === 'changes' ? source.list : undefined;
    const pushed = list && isObjectType(answered) ? answered.getFields()[list]?.type : answered;
    expect(String(getNamedType(pushed))).toBe(String(getNamedType(promised)));
  });

  const aSignal = () => ({ entity: 'Order', id: 'ord_1', revision: 1, ownerId: 'acc_1', trace: {} }) as const;
  const customer = anIdentity({ roles: ['CUSTOMER'], accountId: 'acc_1' });
  const seller = anIdentity({ roles: ['SELLER'], accountId: 'acc_2' });
  const sourceOf = (name: string) => liveSources[name] as ChangeSource;

  it.each([
    ['ordersUpdated', customer, { ownerId: 'acc_1' }],
    ['ordersUpdated', seller, 'all'],
    ['notificationReceived', customer, { ownerId: 'acc_1' }],
    ['notificationReceived', seller, { ownerId: 'acc_2' }],
    // Nobody's is not a visitor's.
    ['notificationReceived', aVisitor(), { ownerId: 'visitor' }],
    ['productionQueueUpdated', seller, 'all'],
  ])('%s hears of what may be the caller’s', (name, caller, reach) => {
    expect(sourceOf(name).reach(caller)).toEqual(reach);
  });

  it.each([
    [{}, true],
    [{ filter: { ids: ['ord_2'] } }, false],
    [{ filter: { ids: ['ord_1', 'ord_2'] } }, true],
  ])('ordersUpdated asks about orders that are named, or all: %j', (given, expected) => {
    expect(sourceOf('ordersUpdated').concerns?.(aSignal(), given)).toBe(expected);
  });
});
