import type { Socket } from 'node:net';
import { pointBounds } from '@alexandrite/contracts/bounds/points';
import { Deadlines } from '@alexandrite/service-kit/http';
import { LRUCache } from 'lru-cache';
import { refusalsHeld } from './limit-metrics.ts';

/** Addresses kept in mind; one that is forgotten is answered at once again. */
const most = 50_000;

const secondMs = 1_000;

/** What is known of an address that is refused. */
interface Refused {
  /** Until when the refusals it was given at once would last at the steady rate. */
  busyUntil: number;
  /** Refusals that wait. */
  held: number;
}

interface Options {
  /** Whether a connection is a proxy's or page server's of ours, which come for many. */
  readonly isProxy: (socket: Socket) => boolean;
  /** A clock that only goes forward, in milliseconds; that of `performance` when left out. */
  readonly now?: () => number;
}

/**
 * Makes refusals of one address slow, when it asks again and again in spite of them: without that, whoever has spent
 * everything would be refused twenty thousand times a second, and others would wait for their turn meanwhile. A
 * connection that waits is not read from, and costs nothing.
 */
export class RefusalPace {
  readonly #isProxy: Options['isProxy'];
  readonly #now: () => number;
  readonly #refused = new LRUCache<string, Refused>({ max: most });
  readonly #waits = new Deadlines(pointBounds.refusalWait.limit);
  /** Connections with a refusal that waits. */
  readonly #held = new WeakSet<Socket>();

  constructor({ isProxy, now = () => performance.now() }: Options) {
    this.#isProxy = isProxy;
    this.#now = now;
  }

  /**
   * Has a refusal given now, or after a wait when its address was refused too often of late. What is sent behind a
   * refusal that waits ends the connection.
   */
  refuse(address: string, socket: Socket, answer: () => void): void {
    const refused = this.#of(address);
    if (this.#isWithinPace(refused)) answer();
    else if (!this.#isProxy(socket)) this.#holdConnection(refused, socket, answer);
    else if (refused.held < pointBounds.refusalsHeldForProxy.limit) this.#hold(refused, answer);
    // A proxy's connections are for everybody: they are not used up by one who asks too much.
    else answer();
  }

  #of(address: string): Refused {
    const known = this.#refused.get(address);
    if (known) return known;
    const refused: Refused = { busyUntil: 0, held: 0 };
    this.#refused.set(address, refused);
    return refused;
  }

  #isWithinPace(refused: Refused): boolean {
    const now = this.#now();
    const { limit } = pointBounds.refusalsAtOnce;
    const busyUntil = Math.max(refused.busyUntil, now) + secondMs / limit;
    if (busyUntil - now > secondMs) return false;
    refused.busyUntil = busyUntil;
    return true;
  }

  #holdConnection(refused: Refused, socket: Socket, answer: () => void): void {
    if (this.#held.has(socket)) {
      socket.destroy();
      return;
    }
    this.#held.add(socket);
    socket.pause();
    this.#hold(refused, () => {
      this.#held.delete(socket);
      socket.resume();
      answer();
    });
  }

  #hold(refused: Refused, answer: () => void): void {
    refused.held += 1;
    refusalsHeld.inc();
    this.#waits.begin(() => {
      refused.held -= 1;
      refusalsHeld.dec();
      answer();
    });
  }
}
