import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client.ts';

/** A crowd of clients in a process of its own, told what to do by the bench. */

/** How a set of clients introduces itself and what it asks. */
export interface SetOfClients {
  readonly name: string;
  readonly port: number;
  readonly count: number;
  /** What is said first; the n-th client says the n-th, and so on from the beginning. Empty: nothing is said at all. */
  readonly introductions: readonly string[];
  /** What is asked; dealt out in the same way. `$id` is put in for the client's name of its subscription. */
  readonly subscriptions: readonly string[];
  /** As the clients of graphql-ws name subscriptions, or counting, as ours do. */
  readonly ids: 'uuid' | 'counting';
}

export type Told =
  | { readonly tell: 'open'; readonly set: SetOfClients }
  /** Answers when so many messages came to a set, counted from now. */
  | {
      readonly tell: 'count';
      readonly name: string;
      readonly messages: number;
      readonly texts: boolean;
      /** After how many messages it is told that so many came. */
      readonly every?: number;
    }
  | { readonly tell: 'close'; readonly name: string };

interface Group {
  readonly clients: Client[];
  texts: Map<string, number> | null;
  came: number;
  wanted: number;
  every: number;
  closed: number;
}

const groups = new Map<string, Group>();
/** How many connect at once. */
const atOnce = 100;

async function open({ name, port, count, introductions, subscriptions, ids }: SetOfClients): Promise<void> {
  const group: Group = { clients: [], texts: null, came: 0, wanted: Number.POSITIVE_INFINITY, every: 0, closed: 0 };
  groups.set(name, group);
  let ready = 0;
  for (let index = 0; index < count; index += 1) {
    const id = ids === 'uuid' ? randomUUID() : '1';
    const introduction = introductions[index % introductions.length];
    const subscription = subscriptions[index % subscriptions.length]?.replace('$id', id);
    const says = introduction === undefined || subscription === undefined ? [] : [introduction, subscription];
    group.clients.push(
      new Client({
        port,
        says,
        onOpen: () => (ready += 1),
        onClose: () => (group.closed += 1),
        onMessage: (_, text) => heard(name, group, text),
      }),
    );
    while (index + 1 - ready >= atOnce) await pause(1);
  }
  while (ready < count) await pause(5);
  process.send?.({ opened: name });
}

function heard(name: string, group: Group, text: string | null): void {
  group.came += 1;
  if (group.texts && text !== null) {
    // Servers answer in the protocol.
    const { payload } = JSON.parse(text) as { payload: unknown };
    const key = JSON.stringify(payload);
    group.texts.set(key, (group.texts.get(key) ?? 0) + 1);
  }
  if (group.every > 0 && group.came % group.every === 0) process.send?.({ reached: name });
  if (group.came === group.wanted)
    process.send?.({ counted: name, texts: [...(group.texts ?? [])], closed: group.closed });
}

process.on('message', (told: Told) => {
  if (told.tell === 'open') {
    void open(told.set);
    return;
  }
  const group = groups.get(told.name);
  if (!group) throw new Error(told.name);
  if (told.tell === 'close') {
    for (const client of group.clients) client.close();
    groups.delete(told.name);
    return;
  }
  group.came = 0;
  group.wanted = told.messages;
  group.every = told.every ?? 0;
  group.texts = told.texts ? new Map() : null;
  for (const client of group.clients) client.wantsText = told.texts;
  process.send?.({ counting: told.name });
});
process.on('disconnect', () => process.exit());
