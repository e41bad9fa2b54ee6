import type { Question } from '../graph/graph-client.ts';
import { look, slugsOf } from './browse.ts';
import { has } from './expect.ts';
import { type Prepared, type Scenario, type Visit, VisitEnded } from './scenario.ts';

const partnerOrders: Question = {
  name: 'partner: orders',
  document: `query Orders($first: Int!) { orders(first: $first) { nodes { id number status createdAt total { amountMinor currency } lines { id title quantity product { id name price { amountMinor currency } } quote { id status price { amountMinor currency } } } } pageInfo { hasNextPage endCursor } } }`,
  wrong: has('orders', 'nodes'),
};

/** How a partner is told that it is too much; the operation is then measured by itself. */
const limited = ['RATE_LIMITED', 'TOO_MANY_REQUESTS'];

/** Asks as a program does that was written in a hurry: as often as it can, with the dearest question that it knows. */
async function ask(visit: Visit, token: string): Promise<void> {
  const since = visit.dueAt;
  try {
    await visit.ask(partnerOrders, { first: 100 }, token);
  } catch (fault) {
    if (!(fault instanceof VisitEnded) || !limited.some((code) => fault.message.endsWith(code))) throw fault;
    // To be told off quickly is what is wanted.
    visit.took('partner: told off', performance.now() - since, 'ok');
  }
}

/** A partner whose program has gone wild, and people who want to look at rings meanwhile. */
export const partnerFlood: Scenario = {
  name: 'partner-flood',
  about: 'A partner asks far more than a partner may; people who look around should not feel it.',
  baseline: 0,
  tolerates: limited,
  // A tenth of what partners have, so that a short run sees the end of it too. Others have as much as they like: they
  // come from the same machine here, and share the points of its address.
  env: { RATE_POINTS_PER_MINUTE_PARTNER: '24000' },
  async prepare(world): Promise<Prepared> {
    const slugs = await slugsOf(world);
    const token = await world.signIn('partner@alexandrite.example');
    return {
      streams: [
        { name: 'browse', perSecond: 40, load: 'constant', visit: (visit) => look(visit, slugs) },
        { name: 'partner', perSecond: 60, load: 'follows', visit: (visit) => ask(visit, token) },
      ],
    };
  },
};
