import type { Question } from '../graph/graph-client.ts';
import { answersWith, at, textAt } from './expect.ts';
import { aRing } from './ring-model.ts';
import type { Prepared, Scenario, Visit, World } from './scenario.ts';

const startUpload: Question = {
  name: 'start upload',
  document: `mutation StartModelUpload($input: StartModelUploadInput!) { startModelUpload(input: $input) { __typename ... on ModelUploadStarted { model { id } uploadUrl } ... on Refusal { code } } }`,
  wrong: answersWith('startModelUpload', 'ModelUploadStarted'),
};

const requestQuote: Question = {
  name: 'ask for a price',
  document: `mutation RequestQuote($input: RequestQuoteInput!) { requestQuote(input: $input) { __typename ... on QuoteRequested { quote { id status progress } } ... on Refusal { code } } }`,
  wrong: answersWith('requestQuote', 'QuoteRequested'),
};

const quoteUpdated = `subscription QuoteUpdated($id: ID!) { quoteUpdated(id: $id) { id status progress price { amountMinor currency } failure } }`;

/** How long a price is waited for, in milliseconds. */
const patienceMs = 60_000;

/** One in so many models is detailed: 160,000 facets instead of 4,600. */
const detailedShare = 0.1;

const materials = ['gold-585-yellow', 'gold-585-white', 'silver-925'] as const;

/** Uploads a model of one's own, asks what it costs and waits until that is known. */
export async function haveItPriced(visit: Visit, world: World, token: string): Promise<void> {
  const { random } = visit;
  const detail = random.chance(detailedShare) ? 'detailed' : 'plain';
  const bytes = aRing(random, detail);
  const key = (): string => `load-${Date.now().toString(36)}-${random.whole(0, 1e12)}`;
  const input = { fileName: `ring-${random.whole(1, 9_999)}.stl`, byteSize: bytes.length, idempotencyKey: key() };
  const started = await visit.ask(startUpload, { input }, token);
  const uploadedFrom = performance.now();
  const ending = await world.client.put(textAt(started, 'startModelUpload', 'uploadUrl'), bytes);
  visit.took(`upload, ${detail}`, performance.now() - uploadedFrom, ending);
  const asked = {
    modelId: textAt(started, 'startModelUpload', 'model', 'id'),
    materialId: random.pick(materials),
    quantity: 1,
    unit: 'MM',
    idempotencyKey: key(),
  };
  const askedAt = performance.now();
  const quote = await visit.ask(requestQuote, { input: asked }, token);
  const id = textAt(quote, 'requestQuote', 'quote', 'id');
  const isDone = (data: unknown): boolean => ['READY', 'FAILED'].includes(String(at(data, 'quoteUpdated', 'status')));
  const known = await world.live(token).first(quoteUpdated, { id }, isDone, patienceMs);
  const isPriced = at(known, 'quoteUpdated', 'price', 'currency') === 'RUB';
  const outcome = known === null ? 'NOT_PUSHED' : isPriced ? 'ok' : 'NOT_PRICED';
  visit.took(`price known, ${detail}`, performance.now() - askedAt, outcome);
}

/** Customers with models of their own: what loads the pricing workers. */
export const price: Scenario = {
  name: 'price',
  about: 'Customers upload models of their own, none like another, and wait for the price; one in ten is detailed.',
  async prepare(world): Promise<Prepared> {
    const tokens = await world.customers(8);
    return {
      streams: [
        {
          name: 'price',
          perSecond: 2,
          load: 'follows',
          visit: (visit) => haveItPriced(visit, world, visit.random.pick(tokens)),
        },
      ],
    };
  },
};
