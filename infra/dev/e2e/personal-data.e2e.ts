import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { personalFields } from '@alexandrite/contracts/personal-data/personal-fields';
import { everythingOf } from '@alexandrite/service-kit/testing';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { repositoryRoot } from '../src/paths.ts';
import { type RunningStack, startStack } from '../src/stack/start-stack.ts';
import { anAsker, type Asker, type Told } from './support/personal/asker.ts';
import { type Involved, isAllowed, type Names, planted, plantedIn } from './support/personal/planted.ts';
import { country, ownersPassword, plantHouse, type PlantedIds, Staff } from './support/personal/planted-house.ts';
import { subgraphPorts } from './support/personal/subgraph-ports.ts';

const everybody = [
  ['a visitor', null],
  ['the customer', planted.email, ownersPassword],
  ['another customer', 'customer@alexandrite.example'],
  ['a partner', 'partner@alexandrite.example'],
  ['the seller', 'seller@alexandrite.example'],
  ['the operator who holds the piece', 'operator@alexandrite.example'],
  ['another operator', 'operator2@alexandrite.example'],
  ['a manager', 'manager@alexandrite.example'],
  ['an administrator', 'admin@alexandrite.example'],
] as const;

/** Where an order goes that is somebody else's. */
const aDelivery = '{ recipient: "Me", phone: "+7 900 000-00-00", postcode: "190000", city: "Here", address: "There" }';

/** Fields that answer what is personal in a way that this house cannot bring about quickly; tested where they are. */
const testedElsewhere = ['Notification.text', 'ParkedModel.fileName', 'ParkedModel.reason'];

const portBase = 1_700;

let stack: RunningStack;
let dataDir: string;
let schema: GraphQLSchema;
let ids: PlantedIds;
let staff: Staff;
let workOrderId = 'none';
let askers: readonly Asker[];
let names: Names;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'alexandrite-personal-'));
  const most = '1000000';
  const env = Object.fromEntries(
    ['VISITOR', 'ACCOUNT', 'PARTNER', 'STAFF'].flatMap((kind) => [
      [`COST_LIMIT_${kind}`, most],
      [`RATE_POINTS_PER_MINUTE_${kind}`, '100000000'],
    ]),
  );
  stack = await startStack({ portBase, dataDir, apps: false, env });
  schema = buildSchema(await readFile(path.join(repositoryRoot, 'gateway/api.graphql'), 'utf8'));
  ids = await plantHouse(stack.urls);
  staff = await Staff.signedIn(stack.urls, ids.orderId);
  askers = await Promise.all(everybody.map(([who, email, password]) => anAsker(stack.urls, who, email, password)));
  names = { country, seller: nameOf('the seller'), packer: nameOf('the operator who'), manager: nameOf('a manager') };
});

afterAll(async () => {
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const askerOf = (who: string): Asker => {
  const found = askers.find((asker) => asker.who.startsWith(who));
  if (!found) throw new Error(`there is no ${who}`);
  return found;
};
const nameOf = (who: string): string => askerOf(who).identity.displayName ?? '';

/** Who is what to the order; `isPacked` while it is being packed. */
const involved = (isPacked: boolean): Involved => {
  const holder = askerOf('the operator who').identity.accountId;
  const [owner, seller] = [askerOf('the customer'), askerOf('the seller')].map(({ identity }) => identity.accountId);
  return { owner: owner ?? null, seller: seller ?? null, holder, packer: isPacked ? holder : null };
};

/** Every field of Query with what it is asked for; what is left out, with the reason. */
const roots = (): Readonly<Record<string, string>> => ({
  order: `(id: "${ids.orderId}")`,
  orders: '(first: 5)',
  notifications: '(first: 5)',
  notification: '(id: "none")',
  products: '(first: 2)',
  product: `(slug: "${ids.slug}")`,
  collections: '',
  model: `(id: "${ids.modelId}")`,
  partners: '',
  accounts: `(search: "${planted.email}", first: 5)`,
  partnerKeys: '(first: 5)',
  materials: '',
  stones: '',
  quote: `(id: "${ids.quoteId}")`,
  parkedModels: '(first: 5)',
  priceRules: '',
  priceRuleHistory: '(first: 3)',
  metalRates: '',
  metalRateHistory: '(first: 3)',
  previewMetalRates: '(rates: [{ metal: RHODIUM, pricePerGramMinor: 2000000 }])',
  productionQueue: '(first: 5)',
  workOrder: `(id: "${workOrderId}")`,
  productionQueueChange: `(workOrderId: "${workOrderId}")`,
});
const notAsked = {
  viewer: 'The caller’s own account.',
  operators: 'Names that every work order tells staff; this list is for managers alone, which production tests.',
  previewPriceRules: 'The same answer as previewMetalRates.',
};

function selectionOf(type: 'Query' | 'Mutation' | 'Subscription', field: string): string {
  const answer = schema.getType(type);
  if (!answer || !('getFields' in answer)) throw new Error(`there is no ${type}`);
  const named = String(answer.getFields()[field]?.type).replaceAll(/[[\]!]/g, '');
  return everythingOf(schema, named);
}

async function askAll(asker: Asker): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [field, given] of Object.entries(roots())) {
    const answer = await asker.http(`{ ${field}${given} ${selectionOf('Query', field)} }`);
    for (const told of tellsOf(asker, 'Query', answer)) found.add(told);
  }
  return found;
}

/** Planted texts that an answer told; one that stands in an error was told by nobody who may. */
function tellsOf(asker: Asker, type: string, { data, errors = [] }: Told): Set<string> {
  const slips = Object.values(planted).filter((text) => JSON.stringify(errors).includes(text));
  if (slips.length > 0) throw new Error(`${asker.who} reads in an error: ${slips.join(', ')}`);
  return plantedIn(schema, type, data, names);
}

const sorted = (told: Iterable<string>): string[] => [...told].toSorted();

/** Asks as everybody, those who may read the most first, and holds each answer to what anybody was told. */
async function expectTable(isPacked: boolean, ask: (asker: Asker) => Promise<Set<string>>): Promise<Set<string>> {
  const told = new Map<Asker, Set<string>>();
  for (const asker of askers.toReversed()) told.set(asker, await ask(asker));
  const toAnybody = new Set([...told.values()].flatMap((one) => [...one]));
  const shown = Object.fromEntries([...told].map(([{ who }, one]) => [who, sorted(one)]));
  const allowed = [...told.keys()].map(({ who, identity }) => [
    who,
    sorted([...toAnybody].filter((text) => isAllowed(text, identity, involved(isPacked)))),
  ]);
  expect(toAnybody.size).toBeGreaterThan(0);
  expect(shown).toEqual(Object.fromEntries(allowed));
  return toAnybody;
}

describe('personal data', () => {
  it('is asked for at every field that a question can begin with', () => {
    const fields = Object.keys(schema.getQueryType()?.getFields() ?? {});
    expect(sorted([...Object.keys(roots()), ...Object.keys(notAsked)])).toEqual(sorted(fields));
  });

  it('is told to whom the table says while a seller holds the order back', async () => {
    await staff.decide('rejectOrder', planted.heldBack);
    const told = await expectTable(false, askAll);
    expect(told).toContain('OrderProblem.message: heldBack');
  });

  it('is told to whom the table says while the piece is packed, and every field of the table tells somebody', async () => {
    await staff.decide('approveOrder', planted.letThrough);
    workOrderId = await staff.workOrderId();
    await staff.work('takeWorkOrder', {}, 'MANUFACTURING_STARTED');
    await staff.work('advanceWorkOrder', { to: 'COMPLETED' }, 'MANUFACTURING_COMPLETED');
    await staff.work('advanceWorkOrder', { to: 'PACKAGING' }, 'PACKAGING');
    const told = new Set([...(await expectTable(true, askAll))].map((one) => one.split(':')[0]));
    const later = ['OrderProblem.message', 'Order.trackingNumber', 'WorkOrder.trackingNumber'];
    expect(sorted(Object.keys(personalFields))).toEqual(
      sorted(new Set([...told, ...later, ...testedElsewhere].filter((one) => one !== undefined))),
    );
  });

  it.each([
    ['orderUpdated', 'webSocket', () => ids.orderId],
    ['orderUpdated', 'events', () => ids.orderId],
    ['workOrderUpdated', 'webSocket', () => workOrderId],
    ['workOrderUpdated', 'events', () => workOrderId],
    ['quoteUpdated', 'webSocket', () => ids.quoteId],
    ['quoteUpdated', 'events', () => ids.quoteId],
  ] as const)('is pushed by %s (%s) to whom the table says', async (field, way, id) => {
    await expectTable(true, async (asker) => {
      const query = `subscription { ${field}(id: "${id()}") ${selectionOf('Subscription', field)} }`;
      return tellsOf(asker, 'Subscription', await asker[way](query));
    });
  });

  it('is not shared by staff of one role who see different things', async () => {
    const query = `subscription { orderUpdated(id: "${ids.orderId}") { number trackingNumber delivery { recipient phone }
      customer { email displayName } timeline { message actor { name } } approval { decidedBy reason } } }`;
    const open = askers.map((asker) => asker.follow(query));
    await expectTable(true, async (asker) => tellsOf(asker, 'Subscription', await asker.webSocket(query)));
    open.forEach(({ close }) => {
      close();
    });
  });

  it('is told by a subgraph’s own port to whom the table says', async () => {
    const ports = await subgraphPorts(dataDir, portBase);
    const operatorId = askerOf('the operator who').identity.accountId ?? '';
    const customerId = askerOf('the customer').identity.accountId ?? '';
    const keys = {
      Order: ids.orderId,
      WorkOrder: workOrderId,
      Operator: operatorId,
      Account: customerId,
      Model: ids.modelId,
      Quote: ids.quoteId,
    };
    for (const [entity, id] of Object.entries(keys)) {
      const told = await expectTable(true, async ({ identity }) =>
        plantedIn(schema, entity, await ports.entity(entity, id, identity), names),
      );
      expect([entity, told.size > 0]).toEqual([entity, true]);
    }
  });

  it.each(['a visitor', 'another customer', 'a partner', 'another operator'])(
    'is told %s by no answer to a change of what is not theirs',
    async (who) => {
      const asker = askerOf(who);
      const inputs = {
        submitOrder: `orderId: "${ids.orderId}", delivery: ${aDelivery}`,
        cancelOrder: `orderId: "${ids.orderId}", reason: "Why not"`,
        closeOrder: `orderId: "${ids.orderId}"`,
        approveOrder: `orderId: "${ids.orderId}"`,
        rejectOrder: `orderId: "${ids.orderId}", reason: "Why not"`,
        startOrder: `lines: [{ quoteId: "${ids.quoteId}", quantity: 1 }]`,
        requestQuote: `modelId: "${ids.modelId}", materialId: "gold-585-yellow"`,
        repriceQuote: `quoteId: "${ids.quoteId}"`,
        takeWorkOrder: `workOrderId: "${workOrderId}"`,
        advanceWorkOrder: `workOrderId: "${workOrderId}", to: SHIPPED, trackingNumber: "RU-0001"`,
        assignWorkOrder: `workOrderId: "${workOrderId}", operatorId: "${asker.identity.accountId ?? 'none'}"`,
      };
      for (const [name, input] of Object.entries(inputs)) {
        const key = /Work|start|request|submit|reprice/.test(name) ? `, idempotencyKey: "${randomUUID()}"` : '';
        const mutation = `mutation { ${name}(input: { ${input}${key} }) ${selectionOf('Mutation', name)} }`;
        const answer = await asker.http(mutation);
        expect([name, answer.errors]).toEqual([name, undefined]);
        const slips = [...tellsOf(asker, 'Mutation', answer)].filter(
          (text) => !isAllowed(text, asker.identity, involved(true)),
        );
        expect([name, slips]).toEqual([name, []]);
      }
    },
  );

  it('is told to whom the table says when the parcel has gone, whoever followed the lists meanwhile', async () => {
    const lists = ['ordersUpdated', 'productionQueueUpdated', 'notificationReceived'] as const;
    const followed = askers.flatMap((asker) =>
      lists.map((field) => ({
        asker,
        field,
        ...asker.follow(`subscription { ${field} ${selectionOf('Subscription', field)} }`),
      })),
    );
    await staff.work('advanceWorkOrder', { to: 'SHIPPED', trackingNumber: planted.parcel }, 'SHIPPED');
    const told = await expectTable(false, askAll);
    expect(told).toContain('WorkOrder.trackingNumber: parcel');
    for (const { asker, field, pushed, close } of followed) {
      const texts = pushed.flatMap((one) => [...tellsOf(asker, 'Subscription', one)]);
      const slips = texts.filter((text) => !isAllowed(text, asker.identity, involved(true)));
      expect([asker.who, field, slips]).toEqual([asker.who, field, []]);
      close();
    }
    const pushedTo = (who: string) => followed.filter(({ asker, pushed }) => asker.who === who && pushed.length > 0);
    expect(pushedTo('the seller').length).toBeGreaterThan(0);
  });
});
