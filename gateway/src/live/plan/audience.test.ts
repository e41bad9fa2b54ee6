import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { aCustomer, anIdentity, aVisitor } from '@alexandrite/service-kit/testing';
import { audienceOf } from './audience.ts';
import { documentsOf } from '../../../test/support/documents-of.ts';
import { isPlan, type LivePlan, planSubscription } from './plan.ts';
import { unknownStaffFields } from './staff-fields.ts';

const schema = buildSchema(readFileSync(new URL('../../../api.graphql', import.meta.url), 'utf8'));
const documents = documentsOf(schema);
const planOf = (query: string, variables: Record<string, unknown> = {}): LivePlan => {
  const plan = planSubscription(documents, { query, variables });
  if (!isPlan(plan)) throw new Error(plan.map(({ message }) => message).join('\n'));
  return plan;
};
const queue = 'subscription { productionQueueUpdated { kind workOrder { id stage operator { displayName } } } }';
const operator = (given: object = {}) => anIdentity({ roles: ['OPERATOR'], ...given });

describe('who shares the answers to a subscription', () => {
  it('is an account with itself, by the same roles and language', () => {
    const plan = planOf('subscription { orderUpdated(id: "o") { status } }');
    const customer = aCustomer();
    const { key } = audienceOf(plan, customer);
    expect(audienceOf(plan, { ...customer }).key).toBe(key);
    expect(audienceOf(plan, aCustomer()).key).not.toBe(key);
    expect(audienceOf(plan, { ...customer, locale: customer.locale === 'ru' ? 'en' : 'ru' }).key).not.toBe(key);
    expect(audienceOf(plan, { ...customer, roles: ['PARTNER'] }).key).not.toBe(key);
    expect(audienceOf(plan, { ...customer, displayName: 'Another' }).key).not.toBe(key);
  });

  it('is every visitor, and nobody who signed in', () => {
    const plan = planOf('subscription { quoteUpdated(id: "q") { status } }');
    expect(audienceOf(plan, aVisitor()).key).toBe(audienceOf(plan, aVisitor()).key);
    expect(audienceOf(plan, aVisitor()).key).not.toBe(audienceOf(plan, aCustomer()).key);
  });

  it('is staff of the same roles, asked for on behalf of the roles and of no account', () => {
    const plan = planOf(queue);
    const shared = audienceOf(plan, operator({ roles: ['OPERATOR', 'SELLER'] }));
    expect(audienceOf(plan, operator({ roles: ['SELLER', 'OPERATOR'] })).key).toBe(shared.key);
    expect(audienceOf(plan, operator()).key).not.toBe(shared.key);
    expect(shared.identity).toMatchObject({ accountId: 'acc_staff', displayName: null, roles: ['SELLER', 'OPERATOR'] });
  });

  it.each([
    ['what an operator may do with a work order', queue.replace('id stage', 'id allowedTargets'), {}],
    [
      'what a seller may do with an order, behind a fragment',
      'subscription { ordersUpdated { ...A } } fragment A on Order { id workOrder { order { allowedActions } } }',
      {},
    ],
    [
      'a queue of one’s own, told by a variable',
      'subscription Q($mine: Boolean) { productionQueueUpdated(filter: { mine: $mine }) { kind } }',
      { mine: true },
    ],
    ['a field that nobody has decided on', 'subscription { quoteUpdated(id: "q") { model { fileUrl } } }', {}],
    ['one’s notifications', 'subscription { notificationReceived { id } }', {}],
  ])('is not other staff for %s', (_, query, variables) => {
    const plan = planOf(query, variables);
    const anna = operator();
    expect(audienceOf(plan, anna).key).not.toBe(audienceOf(plan, operator()).key);
    expect(audienceOf(plan, anna).identity).toEqual(anna);
  });

  it.each([
    ['where an order goes', 'subscription { orderUpdated(id: "o") { delivery { recipient } } }'],
    ['the order of a work order', 'subscription { workOrderUpdated(id: "w") { order { delivery { phone } } } }'],
    ['what happened to an order', 'subscription { orderUpdated(id: "o") { timeline { message } } }'],
    ['whose an order is', 'subscription { orderUpdated(id: "o") { customer { id } } }'],
    ['the number of a parcel', 'subscription { workOrderUpdated(id: "w") { trackingNumber } }'],
    ['orders, of which they list their own', 'subscription { ordersUpdated { id } }'],
  ])('is not another operator, who may see less or more, for %s', (_, query) => {
    const plan = planOf(query);
    const anna = operator();
    expect(audienceOf(plan, anna).key).not.toBe(audienceOf(plan, operator()).key);
    expect(audienceOf(plan, anna).identity).toEqual(anna);
    const seller = () => anIdentity({ roles: ['SELLER'] });
    expect(audienceOf(plan, seller()).key).toBe(audienceOf(plan, seller()).key);
    expect(audienceOf(plan, seller()).key).not.toBe(audienceOf(plan, operator()).key);
  });

  it('is not a customer who happens to be asked as a role', () => {
    const plan = planOf('subscription { ordersUpdated { id } }');
    expect(audienceOf(plan, aCustomer()).key).not.toBe(audienceOf(plan, aCustomer()).key);
  });

  it('is decided by fields that there are', () => {
    expect(unknownStaffFields(schema)).toEqual([]);
  });
});

describe('two subscriptions that ask for the same', () => {
  const written = 'subscription { ordersUpdated(filter: { statuses: [SUBMITTED], channel: SHOP }) { id } }';

  it.each([
    ['in other spaces', written.replaceAll(' ', '\n  '), {}],
    [
      'in another order of input fields',
      written.replace('statuses: [SUBMITTED], channel: SHOP', 'channel: SHOP, statuses: [SUBMITTED]'),
      {},
    ],
    [
      'with variables',
      'subscription ($s: [OrderStatus!]) { ordersUpdated(filter: { statuses: $s, channel: SHOP }) { id } }',
      { s: ['SUBMITTED'] },
    ],
  ])('are the same %s', (_, query, variables) => {
    expect(planOf(query, { ...variables }).key).toBe(planOf(written).key);
  });

  it.each([
    ['another selection', written.replace('{ id }', '{ id number }'), {}],
    ['another argument', written.replace('SUBMITTED', 'CLOSED'), {}],
    ['another name', written.replace('ordersUpdated(', 'mine: ordersUpdated('), {}],
  ])('are not the same with %s', (_, query, variables) => {
    expect(planOf(query, variables).key).not.toBe(planOf(written).key);
  });
});
