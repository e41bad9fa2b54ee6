import { randomUUID } from 'node:crypto';
import type { RunningStack } from '../../../src/stack/start-stack.ts';
import { GraphClient } from '../graph-client.ts';
import { putUntilStored, startOrder, startUpload, workOrderOf } from '../order-story.ts';
import { aRing } from '../sample-model.ts';
import { planted } from './planted.ts';

/** Ids of what the texts are planted in. */
export interface PlantedIds {
  readonly orderId: string;
  readonly quoteId: string;
  readonly modelId: string;
  readonly slug: string;
}

export const ownersPassword = 'no password that anybody guesses';
export const country = 'KZ';

/** An order with personal texts wherever a customer, a seller and a manager can put them; it waits for a seller. */
export async function plantHouse(urls: RunningStack['urls']): Promise<PlantedIds> {
  const owner = new GraphClient(urls);
  await owner.ask(
    `mutation ($input: SignUpInput!) { signUp(input: $input) { __typename ... on Refusal { message } } }`,
    { input: { email: planted.email, password: ownersPassword, displayName: planted.owner } },
  );
  await owner.signIn(planted.email, ownersPassword);
  const ring = await aRing();
  const { modelId, uploadUrl } = await startUpload(owner, { ...ring, fileName: `${planted.file}.stl` });
  await putUntilStored(uploadUrl, ring.bytes);
  const quoteId = await quoteFor(owner, modelId);
  const orderId = await startOrder(owner, { quoteId });
  const delivery = {
    recipient: planted.recipient,
    phone: planted.phone,
    postcode: planted.postcode,
    city: planted.city,
    address: planted.address,
    country,
  };
  await owner.askUntil<{ submitOrder: { __typename: string } }>(
    'the order is submitted',
    `mutation ($input: SubmitOrderInput!) { submitOrder(input: $input) { __typename ... on Refusal { code } } }`,
    { input: { orderId, delivery, idempotencyKey: randomUUID() } },
    ({ submitOrder }) => submitOrder.__typename === 'OrderSubmitted',
  );
  await owner.askUntil<{ order: { status: string } }>(
    'the order waits for a seller',
    `query ($id: ID!) { order(id: $id) { status } }`,
    { id: orderId },
    ({ order }) => order.status === 'PRICE_CALCULATED',
  );
  return { orderId, quoteId, modelId, slug: await plantAsManager(urls) };
}

/** So many that the rules leave the order to a seller. */
const quantity = 20;

async function quoteFor(owner: GraphClient, modelId: string): Promise<string> {
  const input = {
    modelId,
    quantity,
    materialId: 'gold-585-yellow',
    unit: 'MM',
    engraving: planted.engraving,
    taxRegion: country,
    idempotencyKey: randomUUID(),
  };
  const { requestQuote } = await owner.ask<{ requestQuote: { quote: { id: string } } }>(
    `mutation ($input: RequestQuoteInput!) { requestQuote(input: $input) { ... on QuoteRequested { quote { id } } ... on Refusal { message } } }`,
    { input },
  );
  await owner.askUntil<{ quote: { status: string } }>(
    'the quote is ready',
    `query ($id: ID!) { quote(id: $id) { status } }`,
    { id: requestQuote.quote.id },
    ({ quote }) => quote.status === 'READY',
  );
  return requestQuote.quote.id;
}

/** A partner's key, rates, rules and a piece that a manager left their name on; answers the piece's slug. */
async function plantAsManager(urls: RunningStack['urls']): Promise<string> {
  const manager = new GraphClient(urls);
  await manager.signIn('manager@alexandrite.example');
  const { partners, products, rules, rulesSoFar, ratesSoFar } = await manager.ask<{
    partners: { id: string }[];
    products: { nodes: { id: string; slug: string }[] };
    rules: { document: unknown };
    rulesSoFar: { nodes: { version: number }[] };
    ratesSoFar: { nodes: { version: number }[] };
  }>(`{ partners { id } products(first: 1) { nodes { id slug } } rules: priceRules { document }
        rulesSoFar: priceRuleHistory(first: 1) { nodes { version } } ratesSoFar: metalRateHistory(first: 1) { nodes { version } } }`);
  const [piece] = products.nodes;
  const inputs = {
    createPartnerKey: { accountId: partners[0]?.id, name: planted.key, validDays: 1 },
    updateProduct: { productId: piece?.id, leadTimeDays: 9 },
    publishPriceRules: {
      document: rules.document,
      basedOnVersion: rulesSoFar.nodes[0]?.version,
      note: planted.note,
    },
    setMetalRates: {
      rates: [{ metal: 'RHODIUM', pricePerGramMinor: 1_500_000 }],
      basedOnVersion: ratesSoFar.nodes[0]?.version,
      note: planted.note,
    },
  };
  for (const [name, input] of Object.entries(inputs)) {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const answer = await manager.ask<{ answer: { __typename: string; message?: string } }>(
      `mutation ($input: ${type}!) { answer: ${name}(input: $input) { __typename ... on Refusal { message } } }`,
      { input: { ...input, idempotencyKey: randomUUID() } },
    );
    if (answer.answer.message !== undefined) throw new Error(`${name}: ${answer.answer.message}`);
  }
  return piece?.slug ?? '';
}

/** What a seller, and the operator who holds the piece, do to the order. */
export class Staff {
  readonly #seller: GraphClient;
  readonly #packer: GraphClient;
  readonly #orderId: string;

  private constructor(seller: GraphClient, packer: GraphClient, orderId: string) {
    this.#seller = seller;
    this.#packer = packer;
    this.#orderId = orderId;
  }

  static async signedIn(urls: RunningStack['urls'], orderId: string): Promise<Staff> {
    const [seller, packer] = [new GraphClient(urls), new GraphClient(urls)];
    await seller.signIn('seller@alexandrite.example');
    await packer.signIn('operator@alexandrite.example');
    return new Staff(seller, packer, orderId);
  }

  async decide(mutation: 'rejectOrder' | 'approveOrder', reason: string): Promise<void> {
    const { answer } = await this.#seller.ask<{ answer: { __typename: string } }>(
      `mutation ($id: ID!, $reason: String!) { answer: ${mutation}(input: { orderId: $id, reason: $reason }) { __typename ... on Refusal { code } } }`,
      { id: this.#orderId, reason },
    );
    if (!/Rejected|Approved/.test(answer.__typename)) throw new Error(JSON.stringify(answer));
  }

  workOrderId(): Promise<string> {
    return workOrderOf(this.#packer, this.#orderId);
  }

  async work(mutation: 'takeWorkOrder' | 'advanceWorkOrder', more: object, status: string): Promise<void> {
    const type = mutation === 'takeWorkOrder' ? 'TakeWorkOrderInput' : 'AdvanceWorkOrderInput';
    const input = { workOrderId: await this.workOrderId(), idempotencyKey: randomUUID(), ...more };
    await this.#packer.ask(
      `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { __typename ... on Refusal { code } } }`,
      { input },
    );
    await this.#packer.askUntil<{ order: { status: string } }>(
      `the order is ${status}`,
      `query ($id: ID!) { order(id: $id) { status } }`,
      { id: this.#orderId },
      ({ order }) => order.status === status,
    );
  }
}
