import type { SalesChannel } from '@alexandrite/contracts/events';

/**
 * Whose turn it is when many wait for few workers: self-clocked fair queueing (Golestani, "A Self-Clocked Fair Queueing
 * Scheme for Broadband Applications", INFOCOM 1994; its kin is start-time fair queueing: Goyal, Vin and Cheng, SIGCOMM
 * 1996). Work gets a tag when it comes, the least tag is served first, and the tag of what was served last is the time:
 *
 *     tag = max(time, the owner's last tag) + cost
 *
 * So an owner with a thousand models in the queue moves away from the time by every one of them, and another's first
 * model comes right behind it: each owner who waits gets an equal share, and no tag is passed over for ever.
 */
export interface FairQueue {
  /** Tag of the work that was begun last. */
  readonly time: number;
  /** The last tag of each owner. */
  readonly lastTags: ReadonlyMap<string, number>;
}

export const emptyFairQueue: FairQueue = { time: 0, lastTags: new Map() };

/** Tags are priorities of jobs: whole numbers from 1 to this. */
export const greatestTag = 2 ** 21 - 1;

/** Once the time is past this, it and all tags are set back, so that they never reach the greatest. */
export const setBackAfter = 2 ** 20;

/**
 * What a model costs its owner. Somebody sits and waits for the one that came by the shop; a partner's program can wait:
 * while both kinds wait, eight are measured for people to one for a program.
 */
export const costOf: Readonly<Record<SalesChannel, number>> = { SHOP: 1, PARTNER: 8 };

/** Gives the next tag to an owner's work. */
export function takeTurn(queue: FairQueue, ownerId: string, cost: number): { tag: number; queue: FairQueue } {
  const tag = Math.min(Math.max(queue.time, queue.lastTags.get(ownerId) ?? 0) + cost, greatestTag);
  return { tag, queue: { ...queue, lastTags: new Map(queue.lastTags).set(ownerId, tag) } };
}

/** Work with this tag is begun. */
export function beginTurn(queue: FairQueue, tag: number): FairQueue {
  return { ...queue, time: Math.max(queue.time, tag) };
}

/**
 * The same order with the time at nought.
 * @returns by how much the tags of what waits have to go back, too, but not below 1
 */
export function setBack(queue: FairQueue): { by: number; queue: FairQueue } {
  const lastTags = [...queue.lastTags].filter(([, tag]) => tag > queue.time);
  return {
    by: queue.time,
    queue: { time: 0, lastTags: new Map(lastTags.map(([owner, tag]) => [owner, tag - queue.time])) },
  };
}
