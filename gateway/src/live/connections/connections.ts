import { setTimeout as pause } from 'node:timers/promises';
import type { LiveLimits } from '../limits.ts';
import * as metrics from '../live-metrics.ts';
import type { Outlet } from './outlet.ts';

type Transport = 'websocket' | 'events';

/** Every live connection of this process: looked at now and then, and sent away when the gateway drains. */
export class Connections {
  readonly #limits: LiveLimits;
  readonly #open = new Set<Outlet>();
  readonly #looking: NodeJS.Timeout;
  #whenEmpty: (() => void) | undefined;
  #isDraining = false;

  constructor(limits: LiveLimits) {
    this.#limits = limits;
    this.#looking = setInterval(() => {
      const now = performance.now();
      for (const outlet of this.#open) outlet.look(now);
    }, limits.lookEveryMs);
    this.#looking.unref();
  }

  /** Whether clients are being sent away: no more are taken. */
  isDraining(): boolean {
    return this.#isDraining;
  }

  /** Whether there are as many as may be. */
  isFull(): boolean {
    return this.#open.size >= this.#limits.connections;
  }

  add(outlet: Outlet, transport: Transport): void {
    this.#open.add(outlet);
    metrics.outlets.inc({ transport });
  }

  remove(outlet: Outlet, transport: Transport): void {
    if (!this.#open.delete(outlet)) return;
    metrics.outlets.dec({ transport });
    if (this.#open.size === 0) this.#whenEmpty?.();
  }

  /**
   * Sends clients to another gateway, a few at a time: all at once they would come back all at once. Resolves when the
   * last has hung up.
   */
  async drain(): Promise<void> {
    this.#isDraining = true;
    const leaving = [...this.#open];
    const overMs = Math.min(this.#limits.drainMs, leaving.length * this.#limits.drainMsEach);
    const start = performance.now();
    for (const [index, outlet] of leaving.entries()) {
      outlet.drop('draining');
      const waitMs = start + (overMs * (index + 1)) / leaving.length - performance.now();
      // Timers are not as fine as that: several go together.
      if (waitMs > 10) await pause(waitMs);
    }
    if (this.#open.size > 0) await new Promise<void>((resolve) => (this.#whenEmpty = resolve));
    clearInterval(this.#looking);
  }
}
