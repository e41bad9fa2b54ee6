import { liveLog, liveLogLength, type LiveEntity } from '@alexandrite/contracts/live';
import type { Revocation } from '@alexandrite/contracts/revocation';
import { type LiveEntry, parseEntry } from '@alexandrite/service-kit/live';
import type { Log } from '@alexandrite/service-kit/log';
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

/** Hears of what lets in no longer. */
export interface RevocationFollower {
  revoked(revocation: Revocation): void;
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

/** How long to wait before asking again after a failure, in milliseconds; the connection is restored meanwhile. */
const failurePauseMs = 100;

/** New entries of the log. */
interface LogPart {
  readonly messages: readonly { readonly id: string; readonly message: Record<string, string> }[];
}

/** Opens the hub on a connection of its own: one that waits for news cannot do anything else. */
export async function openLiveHub(listener: RedisClient, log: Log): Promise<LiveHub> {
  const followers = new Map<string, Set<Follower>>();
  const sessions = new Set<RevocationFollower>();
  const tail = new SignalTail(liveLogLength);
  let isClosed = false;
  const isOpen = (): boolean => !isClosed;

  const hear = (position: string, entry: LiveEntry): void => {
    if (entry.kind === 'revocation') {
      tail.add(position, null);
      for (const follower of sessions) follower.revoked(entry.revocation);
      return;
    }
    const { signal } = entry;
    const heard = { signal, place: tail.add(position, signal) };
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
  for (const { id, message } of (await newest(liveLogLength)).toReversed()) read(id, message);

  /** After a break: what was read last has to be there still, else something after it may be gone, too. */
  const findPlace = async (): Promise<void> => {
    const { position } = tail.last;
    if (position === '0-0' || ((await listener.xRange(liveLog, position, position)) ?? []).length > 0) return;
    log.warn('the live log does not go back to where it was left');
    const [last] = await newest(1);
    tail.forget();
    tail.add(last?.id ?? '0-0', null);
    for (const follower of sessions) follower.missed();
    for (const group of followers.values()) for (const follower of group) follower.missed();
  };
  const run = async (): Promise<void> => {
    let isLost = false;
    while (isOpen()) {
      try {
        if (isLost) await findPlace();
        isLost = false;
        const from = { key: liveLog, id: tail.last.position };
        // The library's type of this answer is `any`: it depends on the version of the protocol.
        const streams = (await listener.xRead(from, { BLOCK: waitMs, COUNT: batch })) as readonly LogPart[] | null;
        for (const { id, message } of streams?.[0]?.messages ?? []) read(id, message);
      } catch (fault) {
        if (isOpen()) log.warn({ err: fault }, 'the live log could not be read, it is tried again');
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
    followRevocations: (follower) => void sessions.add(follower),
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
