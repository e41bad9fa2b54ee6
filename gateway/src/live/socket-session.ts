import type { Clock } from '@alexandrite/service-kit/clock';
import type { Caller } from '../identity/caller.ts';
import type { RevokedSessions } from '../identity/revoked-sessions.ts';
import type { Subscriber } from './reader.ts';

/** The longest a timer can wait, in milliseconds. */
const longestTimerMs = 2 ** 31 - 1;

interface Options {
  readonly revoked: Pick<RevokedSessions, 'has'>;
  readonly clock: Clock;
  /** How often a quiet socket's session is looked at, in milliseconds; one that pushes is looked at with every push. */
  readonly checkEveryMs: number;
  /** Called once, when the session is over. */
  readonly onOver: () => void;
}

/** Watches over the session of one socket: a socket must not outlive it. A visitor's has none to outlive. */
export class SocketSession implements Subscriber {
  readonly caller: Caller;
  readonly #options: Options;
  readonly #timers: NodeJS.Timeout[] = [];
  #isOver = false;

  constructor(caller: Caller, options: Options) {
    this.caller = caller;
    this.#options = options;
    if (!caller.session) return;
    const leftMs = caller.session.expiresAt.getTime() - options.clock().getTime();
    this.#timers.push(
      setTimeout(() => void this.holds(), Math.min(Math.max(leftMs, 0), longestTimerMs)),
      setInterval(() => void this.holds(), options.checkEveryMs),
    );
    for (const timer of this.#timers) timer.unref();
  }

  async holds(): Promise<boolean> {
    const { session } = this.caller;
    if (!session) return true;
    if (this.#isOver) return false;
    const hasExpired = session.expiresAt <= this.#options.clock();
    if (!hasExpired && !(await this.#options.revoked.has(session.sessionId))) return true;
    this.#end();
    return false;
  }

  /** The socket is gone. */
  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.stop();
    this.#options.onOver();
  }
}
