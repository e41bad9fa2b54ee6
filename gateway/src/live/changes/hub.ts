import { liveLog, liveLogLength, type LiveEntity } from '@alexandrite/contracts/live';
import type { Revocation } from '@alexandrite/contracts/revocation';
import { type LiveEntry, parseEntry } from '@alexandrite/service-kit/live';
import { type Log, warnSeldom } from '@alexandrite/service-kit/log';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import { type Heard, type Place, SignalTail } from './signal-tail.ts';

/** Hears of changes. Must not throw, and returns at once. */
export interface Follower {
  /** Something changed. */
  signal(heard: Heard): void;
  /** Changes were missed: the log was lost, or shortened while the connection to Redis was. */
  missed(): void;
}

/** Whose changes are followed: one entity's, those of an account's entities, or all of a kind. */
export type Reach = { readonly id: string } | { readonly ownerId: string } | 'all';

/** Hears of what lets in no longer. Must not throw, and returns at once. */
export interface RevocationFollower {
  revoked(revocation: Revocation): void;
  /** Everything that the log has was told. */
  caughtUp(): void;
  /** Some may have been missed. */
  missed(): void;
}

/**
 * Brings changes from Redis to whoever follows them in this process: one connection and one message a change, however
 * many follow it. What happened while the connection was lost is read when it is back.
 */
export interface LiveHub {
  /**
   * Follows changes. Everything said after this call is heard.
   * @returns ends it
   */
  follow(entity: LiveEntity, reach: Reach, follower: Follower): () => void;
  followRevocations(follower: RevocationFollower): void;
  /** The newest place that followers were told of. */
  readonly last: Place;
  /** Changes after a position that a client saw, oldest first; null when that cannot be told. */
  since(position: string): Heard[] | null;
  /** Ends reading; resolves when the connection is free. */
  close(): Promise<void>;
}

/** How long one question for news waits in Redis, in milliseconds: closing waits as long at most. */
const waitMs = 500;

/** How many entries are read at once. */
const batch = 1_000;

/** After so many questions without news it is looked whether the log is still the one that was read. */
const quietReads = 10;

/** How long to wait before asking again after a failure, in milliseconds; the connection is restored meanwhile. */
const failurePauseMs = 100;

/** New entries of the log. */
interface LogPart {
  readonly messages: readonly { readonly id: string; readonly message: Record<string, string> }[];
}

/** Opens the hub on a connection of its own: one that waits for news cannot do anything else. */
export async function openLiveHub(listener: RedisClient, log: Log): Promise<LiveHub> {
  const followers = new Map<string, Set<Follower>>();
  const revocationFollowers = new Set<RevocationFollower>();
  const tail = new SignalTail(liveLogLength);
  let isClosed = false;
  const isOpen = (): boolean => !isClosed;

  const hear = (position: string, entry: LiveEntry): void => {
    if (entry.kind === 'revocation') {
      tail.add(position, null);
      for (const follower of revocationFollowers) follower.revoked(entry.revocation);
      return;
    }
    const { signal } = entry;
    const heard = tail.add(position, signal);
    if (!heard) return;
    for (const topic of topicsOf(signal)) for (const follower of followers.get(topic) ?? []) follower.signal(heard);
  };
  const read = (id: string, message: Record<string, string>): void => {
    try {
      hear(id, parseEntry(message));
    } catch (fault) {
      tail.add(id, null);
      log.error({ err: fault }, 'an entry of the live log could not be read');
    }
  };

  const newest = async (count: number) => (await listener.xRevRange(liveLog, '+', '-', { COUNT: count })) ?? [];
  const told = await newest(liveLogLength);
  for (const { id, message } of told.toReversed()) read(id, message);
  if (told.length === 0) tail.beginsEmpty();

  const revocationsMissed = (): void => {
    for (const follower of revocationFollowers) follower.missed();
  };
  /**
   * What was read last has to be there still, else something after it may be gone, too.
   * @returns whether it is
   */
  const findPlace = async (position = tail.last.position): Promise<boolean> => {
    if (position === '0-0' || ((await listener.xRange(liveLog, position, position)) ?? []).length > 0) return true;
    log.warn('the live log does not go back to where it was left');
    const [last] = await newest(1);
    tail.forget();
    tail.add(last?.id ?? '0-0', null);
    revocationsMissed();
    for (const group of followers.values()) for (const follower of group) follower.missed();
    return false;
  };
  const run = async (): Promise<void> => {
    let isLost = false;
    let quiet = 0;
    while (isOpen()) {
      try {
        // A Redis that comes back may have lost what it was told last: the shop is asked, which loses nothing.
        if (isLost && (await findPlace())) revocationsMissed();
        isLost = false;
        const { position } = tail.last;
        const from = { key: liveLog, id: position };
        // The library's type of this answer is `any`: it depends on the version of the protocol.
        const streams = (await listener.xRead(from, { BLOCK: waitMs, COUNT: batch })) as readonly LogPart[] | null;
        const messages = streams?.[0]?.messages ?? [];
        for (const { id, message } of messages) read(id, message);
        quiet = messages.length === 0 ? quiet + 1 : 0;
        // Who is so far behind may find the log shortened past the place from which this was read.
        if (messages.length === batch) await findPlace(position);
        else for (const follower of revocationFollowers) follower.caughtUp();
        // It may have been emptied without the connection being lost.
        if (quiet % quietReads === quietReads - 1) await findPlace();
      } catch (fault) {
        if (isOpen()) warnSeldom(log, { err: fault }, 'the live log could not be read, it is tried again');
        isLost = true;
        await new Promise((resolve) => setTimeout(resolve, failurePauseMs));
      }
    }
  };
  const running = run();

  return {
    follow(entity, reach, follower) {
      const topic = topicOf(entity, reach);
      const group = followers.get(topic) ?? new Set();
      followers.set(topic, group.add(follower));
      return () => {
        group.delete(follower);
        if (group.size === 0 && followers.get(topic) === group) followers.delete(topic);
      };
    },
    followRevocations: (follower) => void revocationFollowers.add(follower),
    get last() {
      return tail.last;
    },
    since: (position) => tail.since(position),
    close() {
      isClosed = true;
      return running;
    },
  };
}

function topicOf(entity: LiveEntity, reach: Reach): string {
  if (reach === 'all') return entity;
  return 'id' in reach ? `${entity}/${reach.id}` : `${entity}@${reach.ownerId}`;
}

function topicsOf({ entity, id, ownerId }: Heard['signal']): string[] {
  const topics = [topicOf(entity, { id }), topicOf(entity, 'all')];
  return ownerId === null ? topics : [...topics, topicOf(entity, { ownerId })];
}
