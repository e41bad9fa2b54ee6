import { look, slugsOf } from './browse.ts';
import { order } from './checkout.ts';
import { prepareBoards } from './operator-board.ts';
import { haveItPriced } from './price.ts';
import type { Prepared, Scenario } from './scenario.ts';

/** A day in the house: many look, some have a model priced, few order, and the workshop works. */
export const mixedDay: Scenario = {
  name: 'mixed-day',
  about: 'Everything at once, as on a working day: many look, some ask for a price, few order, the workshop works.',
  async prepare(world): Promise<Prepared> {
    const pieces = await slugsOf(world);
    const tokens = await world.customers(12);
    const workshop = await prepareBoards(world, 10);
    return {
      ...workshop,
      streams: [
        { name: 'browse', perSecond: 60, load: 'follows', visit: (visit) => look(visit, pieces) },
        {
          name: 'price',
          perSecond: 0.7,
          load: 'follows',
          visit: (visit) => haveItPriced(visit, world, visit.random.pick(tokens)),
        },
        {
          name: 'checkout',
          perSecond: 1,
          load: 'follows',
          async visit(visit) {
            await order(visit, world, visit.random.pick(tokens), pieces);
          },
        },
        ...workshop.streams.map((stream) => ({ ...stream, perSecond: stream.perSecond * 0.5 })),
      ],
    };
  },
};
