import { GraphClient } from './graph/graph-client.ts';
import { LiveClient } from './graph/live-client.ts';
import type { Seeded } from './random/seeded.ts';
import { openCustomers, signIn } from './scenarios/accounts.ts';
import type { World } from './scenarios/scenario.ts';
import type { House } from './stack/house.ts';

/** What a scenario needs to be somebody in a house, and its end. */
export function openWorld(house: House, random: Seeded): World & { close(): Promise<void> } {
  const client = new GraphClient(house.graphqlUrls);
  const sockets = new Map<string, LiveClient>();
  return {
    client,
    random,
    live(token, name = '') {
      const key = `${name}/${token}`;
      let socket = sockets.get(key);
      if (!socket) sockets.set(key, (socket = new LiveClient(house.liveUrl, token)));
      return socket;
    },
    signIn: (email) => signIn(client, email),
    customers: (count) => openCustomers(client, random.fork('customers'), count),
    async close() {
      await Promise.all([...sockets.values()].map((socket) => socket.close()));
      await client.close();
    },
  };
}
