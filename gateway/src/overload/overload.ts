import type { ServerResponse } from 'node:http';
import type { Locale } from '@alexandrite/contracts/locale';
import { counter, gauge } from '@alexandrite/service-kit/metrics';
import type { MediaType } from '../http/answering/media-type.ts';
import { writeHead } from '../http/answering/write-head.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import { tooMuch } from './refusals.ts';
import { TurnsOfCallers, type Work } from './turns.ts';

/** How often the event loop is looked at, in milliseconds. */
const lookEveryMs = 25;

const shed = counter('gateway_shed_total', 'Operations refused at once because there is too much to do.', ['kind']);
const limits = gauge('gateway_operations_limit', 'How many operations may be under way at once, as things are now.');
const underWay = gauge('gateway_operations_under_way', 'Operations under way.');
const delays = gauge('gateway_loop_delay_seconds', 'How late the event loop was when last looked at.');

const shedOrdinary = shed.labels({ kind: 'ordinary' });

/**
 * The same, as it is sent: while there is too much to do, even writing it anew is too much. A text goes out in one piece
 * with its headers, bytes would not; of its characters each is one byte of UTF-8.
 */
const bodies: Readonly<Record<Locale, string>> = { ru: bodyIn('ru'), en: bodyIn('en') };

function bodyIn(locale: Locale): string {
  const { text, code } = tooMuch;
  return Buffer.from(JSON.stringify({ errors: [{ message: text[locale], extensions: { code } }] })).toString('latin1');
}

const headersIn = (locale: Locale, mediaType: MediaType): readonly string[] => [
  ...Object.entries(tooMuch.headers).flat(),
  ...['content-type', `${mediaType}; charset=utf-8`],
  ...['content-length', String(bodies[locale].length)],
  ...['cache-control', 'no-store'],
];
const headersOf = (locale: Locale): Readonly<Record<MediaType, readonly string[]>> => ({
  'application/json': headersIn(locale, 'application/json'),
  'application/graphql-response+json': headersIn(locale, 'application/graphql-response+json'),
});
const headers: Readonly<Record<Locale, ReturnType<typeof headersOf>>> = { ru: headersOf('ru'), en: headersOf('en') };

/**
 * Refuses early what could only be answered late, while there is too much to do: who is refused hears it within
 * milliseconds, and who is let in is answered as on a quiet day.
 */
export class Overload {
  readonly #limit = new ConcurrencyLimit();
  readonly #turns = new TurnsOfCallers();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    let expected = performance.now() + lookEveryMs;
    let before = performance.eventLoopUtilization();
    this.#timer = setInterval(() => {
      const now = performance.now();
      const delayMs = Math.max(0, now - expected);
      expected = now + lookEveryMs;
      const used = performance.eventLoopUtilization();
      const busy = performance.eventLoopUtilization(used, before).utilization;
      this.#limit.look({ delayMs, busy });
      this.#turns.look(busy);
      before = used;
      limits.set(this.#limit.limit);
      underWay.set(this.#limit.underWay);
      delays.set(delayMs / 1_000);
    }, lookEveryMs);
    this.#timer.unref();
  }

  /** Whether what anybody may repeat at will would be refused now. */
  get isFull(): boolean {
    return this.#limit.isFullFor(false);
  }

  /** Whether more comes than can be answered: then the processor is spent on answers alone. */
  get isFlooded(): boolean {
    return this.#limit.isFlooded;
  }

  /** Refuses what would be refused anyway, before anything is spent on it. */
  refuse(response: ServerResponse, mediaType: MediaType, locale: Locale): void {
    shedOrdinary.inc();
    this.#limit.refused();
    writeHead(response, 503, headers[locale][mediaType]);
    response.end(bodies[locale], 'latin1');
  }

  /**
   * Does a caller's work, after their other work where they ask for much while others wait.
   * @returns null when nobody wants it any more when it is its turn
   * @throws Refusal when too much of the caller's waits already
   */
  async inTurn<T>(work: Work<T>): Promise<T | null> {
    return this.#turns.run(work);
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
      this.#limit.end(isImportant);
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
