import { readFileSync } from 'node:fs';
import { buildSchema, parse, print, validate } from 'graphql';
import { documentsOf } from '../../../test/support/documents-of.ts';
import { isPlan, type LivePlan, planSubscription } from './plan.ts';

const schema = buildSchema(readFileSync(new URL('../../../api.graphql', import.meta.url), 'utf8'));
const documents = documentsOf(schema);
const planOf = (query: string, variables: object = {}, operationName?: string): LivePlan => {
  const plan = planSubscription(documents, { query, variables: { ...variables }, operationName });
  if (!isPlan(plan)) throw new Error(plan.map(({ message }) => message).join('\n'));
  return plan;
};
const codesOf = (query: string, variables: object = {}): unknown[] => {
  const plan = planSubscription(documents, { query, variables: { ...variables } });
  return isPlan(plan) ? [] : plan.map(({ extensions }) => extensions['code']);
};
const same = (text: string): string => print(parse(text));

describe('a subscription as a query', () => {
  it.each([
    [
      'keeps the selection under the subscription’s name',
      'subscription { orderUpdated(id: "o") { status } }',
      'query ($live_id: ID!) { orderUpdated: order(id: $live_id) { status live_revision: revision } }',
    ],
    [
      'keeps the operation’s name and the alias',
      'subscription Follow { mine: orderUpdated(id: "o") { status } }',
      'query Follow ($live_id: ID!) { mine: order(id: $live_id) { status live_revision: revision } }',
    ],
    [
      'asks for no revision where there is none',
      'subscription { quoteUpdated(id: "q") { progress } }',
      'query ($live_id: ID!) { quoteUpdated: quote(id: $live_id) { progress } }',
    ],
    [
      'puts the selection where the list holds its things',
      'subscription { ordersUpdated { status } }',
      'query ($live_filter: OrderFilter, $live_first: Int) { ordersUpdated: orders(filter: $live_filter, first: $live_first) { nodes { status } } }',
    ],
    [
      'keeps the variables that are still used, and only those',
      'subscription ($id: ID!, $short: Boolean!) { orderUpdated(id: $id) { status lines @skip(if: $short) { id } } }',
      'query ($short: Boolean!, $live_id: ID!) { orderUpdated: order(id: $live_id) { status lines @skip(if: $short) { id } live_revision: revision } }',
    ],
    [
      'keeps the fragments that are used, directly or by another',
      `subscription { orderUpdated(id: "o") { ...A } }
       fragment A on Order { status ...B } fragment B on Order { number }`,
      `query ($live_id: ID!) { orderUpdated: order(id: $live_id) { ...A live_revision: revision } }
       fragment A on Order { status ...B } fragment B on Order { number }`,
    ],
    [
      'opens fragments on the subscription itself',
      `subscription { ...Root } fragment Root on Subscription { ... on Subscription { orderUpdated(id: "o") { status } } }`,
      'query ($live_id: ID!) { orderUpdated: order(id: $live_id) { status live_revision: revision } }',
    ],
    [
      'joins a field that is written twice',
      'subscription { orderUpdated(id: "o") { status } orderUpdated(id: "o") { number } }',
      'query ($live_id: ID!) { orderUpdated: order(id: $live_id) { status number live_revision: revision } }',
    ],
    [
      'finds names of its own where the obvious ones are taken',
      'subscription ($live_id: Boolean!) { orderUpdated(id: "o") { live_revision: status number @include(if: $live_id) } }',
      'query ($live_id: Boolean!, $live_id_: ID!) { orderUpdated: order(id: $live_id_) { live_revision: status number @include(if: $live_id) live_revision_: revision } }',
    ],
  ])('%s', (_, subscription, query) => {
    const { standIn } = planOf(subscription, { id: 'o', short: true, live_id: true });
    expect(same(standIn.text)).toBe(same(query));
    expect(validate(schema, parse(standIn.text))).toEqual([]);
  });

  it('reads the arguments wherever they stand: written out, in variables, or by default', () => {
    const filter = { statuses: ['SUBMITTED'] };
    expect(planOf('subscription { ordersUpdated(filter: { statuses: [SUBMITTED] }) { id } }').given).toEqual({
      filter,
    });
    const inVariable = 'subscription ($f: OrderFilter) { ordersUpdated(filter: $f) { id } }';
    expect(planOf(inVariable, { f: filter }).given).toEqual({ filter });
    const inPart = 'subscription ($s: [OrderStatus!] = [SUBMITTED]) { ordersUpdated(filter: { statuses: $s }) { id } }';
    expect(planOf(inPart).given).toEqual({ filter });
  });

  it('passes on the variables that the query uses, as they came', () => {
    const query =
      'subscription ($id: ID!, $short: Boolean!) { orderUpdated(id: $id) { status number @skip(if: $short) } }';
    expect(planOf(query, { id: 'o', short: true, other: 1 }).variables).toEqual({ short: true });
  });

  it('takes the operation that is named', () => {
    const query = 'subscription A { quoteUpdated(id: "q") { id } } subscription B { orderUpdated(id: "o") { id } }';
    expect(planOf(query, {}, 'B').field).toBe('orderUpdated');
  });
});

describe('what cannot be followed', () => {
  it.each([
    ['what does not parse', 'subscription {', {}, ['GRAPHQL_PARSE_FAILED']],
    [
      'what does not fit the schema',
      'subscription { orderUpdated(id: "o") { weight } }',
      {},
      ['GRAPHQL_VALIDATION_FAILED'],
    ],
    [
      'two fields',
      'subscription { a: orderUpdated(id: "o") { id } b: orderUpdated(id: "p") { id } }',
      {},
      ['GRAPHQL_VALIDATION_FAILED'],
    ],
    ['introspection', 'subscription { __typename }', {}, ['GRAPHQL_VALIDATION_FAILED']],
    [
      'a field that may not be there',
      'subscription ($x: Boolean!) { orderUpdated(id: "o") @skip(if: $x) { id } }',
      { x: false },
      ['GRAPHQL_VALIDATION_FAILED'],
    ],
    ['missing variables', 'subscription ($id: ID!) { orderUpdated(id: $id) { id } }', {}, ['BAD_USER_INPUT']],
    [
      'wrong variables',
      'subscription ($f: OrderFilter) { ordersUpdated(filter: $f) { id } }',
      { f: { statuses: ['LOST'] } },
      ['BAD_USER_INPUT'],
    ],
    ['a query', '{ viewer { id } }', {}, ['BAD_REQUEST']],
    [
      'one of two operations',
      'subscription A { quoteUpdated(id: "q") { id } } subscription B { quoteUpdated(id: "q") { id } }',
      {},
      ['OPERATION_RESOLUTION_FAILURE'],
    ],
    [
      'fragments that go round',
      'subscription { orderUpdated(id: "o") { ...A } } fragment A on Order { ...A }',
      {},
      ['GRAPHQL_VALIDATION_FAILED'],
    ],
    [
      'what is far too long',
      `subscription { orderUpdated(id: "o") { ${'id '.repeat(6_000)} } }`,
      {},
      ['GRAPHQL_PARSE_FAILED'],
    ],
  ])('%s is refused with its code', (_, query, variables, codes) => {
    expect(codesOf(query, variables)).toEqual(codes);
  });
});
