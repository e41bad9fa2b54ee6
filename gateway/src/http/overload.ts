import { counter, gauge } from '@alexandrite/service-kit/metrics';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import { Refusal } from './refusal.ts';

/** How often the event loop is looked at, in milliseconds. */
const lookEveryMs = 50;

const shed = counter('gateway_shed_total', 'Operations refused at once because there is too much to do.', ['kind']);
const limits = gauge('gateway_operations_limit', 'How many operations may be under way at once, as things are now.');
const underWay = gauge('gateway_operations_under_way', 'Operations under way.');
const delays = gauge('gateway_loop_delay_seconds', 'How late the event loop was when last looked at.');

/** Made once: telling where in the code a refusal comes from costs more than the refusal. */
const tooMuch = new Refusal(
  503,
  'SERVICE_UNAVAILABLE',
  {
    ru: 'Сейчас слишком много запросов. Повторите через секунду.',
    en: 'There are too many requests just now. Try again in a second.',
  },
  { 'retry-after': '1' },
);

/**
 * Refuses early what could only be answered late, while there is too much to do: who is refused hears it within
 * milliseconds, and who is let in is answered as on a quiet day.
 */
export class Overload {
  readonly #limit = new ConcurrencyLimit();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    let expected = performance.now() + lookEveryMs;
    this.#timer = setInterval(() => {
      const now = performance.now();
      const delayMs = Math.max(0, now - expected);
      expected = now + lookEveryMs;
      this.#limit.look(delayMs);
      limits.set(this.#limit.limit);
      underWay.set(this.#limit.underWay);
      delays.set(delayMs / 1_000);
    }, lookEveryMs);
    this.#timer.unref();
  }

  /**
   * @param isImportant what is paid for, or changes something: refused last
   * @throws Refusal when there is too much to do
   */
  async run<T>(isImportant: boolean, work: () => Promise<T>): Promise<T> {
    if (!this.#limit.begin(isImportant)) {
      shed.inc({ kind: isImportant ? 'important' : 'ordinary' });
      throw tooMuch;
    }
    try {
      return await work();
    } finally {
      this.#limit.end();
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
