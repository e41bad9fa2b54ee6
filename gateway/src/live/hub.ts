import { liveChannel, liveEntities, type LiveEntity, type LiveSignal } from '@alexandrite/contracts/live';
import { parseSignal } from '@alexandrite/service-kit/live';
import type { Log } from '@alexandrite/service-kit/log';
import type { RedisClient } from '@alexandrite/service-kit/redis';

/** Hears of changes. Must not throw, and returns at once. */
export interface Follower {
  /** Something changed. */
  signal(signal: LiveSignal): void;
  /** Changes may have been missed: the connection to Redis was lost and is back. */
  missed(): void;
}

/**
 * Brings changes from Redis to whoever follows them in this process: one connection and one message a change, however
 * many follow it.
 */
export interface LiveHub {
  /**
   * Follows one entity, or with null all of its kind. Everything said after this call is heard.
   * @returns ends it
   */
  follow(entity: LiveEntity, id: string | null, follower: Follower): () => void;
}

/** Opens the hub on a connection of its own: one that listens cannot do anything else. */
export async function openLiveHub(listener: RedisClient, log: Log): Promise<LiveHub> {
  const followers = new Map<string, Set<Follower>>();

  const hear = (message: string): void => {
    let signal: LiveSignal;
    try {
      signal = parseSignal(message);
    } catch (fault) {
      log.error({ err: fault }, 'a live signal could not be read');
      return;
    }
    for (const key of [topic(signal.entity, signal.id), topic(signal.entity, null)]) {
      for (const follower of followers.get(key) ?? []) follower.signal(signal);
    }
  };

  await listener.subscribe(liveEntities.map(liveChannel), hear);
  // Ready again: the channels are subscribed to, what was said in between is gone.
  listener.on('ready', () => {
    for (const group of followers.values()) for (const follower of group) follower.missed();
  });

  return {
    follow(entity, id, follower) {
      const key = topic(entity, id);
      const group = followers.get(key) ?? new Set();
      followers.set(key, group.add(follower));
      return () => {
        group.delete(follower);
        if (group.size === 0 && followers.get(key) === group) followers.delete(key);
      };
    },
  };
}

const topic = (entity: LiveEntity, id: string | null): string => (id === null ? entity : `${entity}/${id}`);
