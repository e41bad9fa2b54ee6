import { accountBounds } from '@alexandrite/contracts/bounds/accounts';
import { counter, gauge } from '@alexandrite/service-kit/metrics';
import type { HashingJob } from './hashing-job.ts';
import { HashingThread } from './hashing-thread.ts';
import { type Waiter, WaitingLine } from './waiting-line.ts';

const hashes = counter('shop_password_hashes_total', 'Passwords hashed or compared with a hash.', ['lane']);
const refused = counter('shop_password_hashes_refused_total', 'Passwords for which there was no place in the line.', [
  'lane',
]);
const running = gauge('shop_password_hashes_running', 'Passwords being hashed at this moment.');
const waiting = gauge('shop_password_hashes_waiting', 'Passwords that wait to be hashed.');

/** An entry of the line: the job, and who waits for its answer. */
interface Entry {
  readonly job: HashingJob;
  readonly lane: Waiter['lane'];
  readonly settle: (answer: Promise<string | boolean>) => void;
}

/**
 * Hashing of passwords that strangers send: few at a time in threads of its own, behind a bounded line with fair turns.
 * However many guess, files are read and questions answered as before.
 */
export class PasswordHashing {
  readonly #threads = Array.from({ length: accountBounds.hashesAtOnce.limit }, () => new HashingThread());
  /** Threads that have nothing to do. */
  readonly #idle = [...this.#threads];
  readonly #line = new WaitingLine<Entry>({
    waiting: accountBounds.hashesWaiting.limit,
    waitingEach: accountBounds.hashesWaitingEach.limit,
  });

  /** Whether somebody would find a place; asked before anything is counted or looked up for them. */
  hasPlaceFor(who: Waiter): boolean {
    const hasPlace = this.#line.hasPlaceFor(who);
    if (!hasPlace) refused.inc({ lane: who.lane });
    return hasPlace;
  }

  /** The hash of a new password; null when there is no place in the line. */
  async hash(password: string, who: Waiter): Promise<string | null> {
    const answer = await this.#run({ kind: 'HASH', password }, who);
    return typeof answer === 'string' ? answer : null;
  }

  /**
   * Whether a password is the account's; null when there is no place in the line.
   * @param passwordHash null when there is no such account: the work is the same, so that time does not tell
   */
  async matches(passwordHash: string | null, password: string, who: Waiter): Promise<boolean | null> {
    const answer = await this.#run({ kind: 'VERIFY', password, passwordHash }, who);
    return typeof answer === 'boolean' ? answer : null;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  async #run(job: HashingJob, who: Waiter): Promise<string | boolean | null> {
    return new Promise((resolve) => {
      if (!this.#line.add(who, { job, lane: who.lane, settle: resolve })) {
        refused.inc({ lane: who.lane });
        resolve(null);
        return;
      }
      waiting.set(this.#line.length);
      const thread = this.#idle.pop();
      if (thread) void this.#serve(thread);
    });
  }

  /** Lets a thread work until nobody waits. */
  async #serve(thread: HashingThread): Promise<void> {
    for (let entry = this.#line.next(); entry; entry = this.#line.next()) {
      waiting.set(this.#line.length);
      running.inc();
      hashes.inc({ lane: entry.lane });
      const answer = thread.run(entry.job);
      entry.settle(answer);
      await answer.catch(() => undefined);
      running.dec();
    }
    this.#idle.push(thread);
  }
}
