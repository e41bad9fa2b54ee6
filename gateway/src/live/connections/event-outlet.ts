import type { ServerResponse } from 'node:http';
import type { Localized } from '@alexandrite/contracts/locale';
import type { GraphQLFormattedError } from 'graphql';
import type { Frame } from '../streams/frame.ts';
import * as metrics from '../live-metrics.ts';
import type { Member } from '../streams/member.ts';
import { type DropReason, Outlet, type OutletServices, positionOf, type Subscribing } from './outlet.ts';

/** A comment, which clients skip: whatever stands between sees that the connection is in use. */
const heartbeat = Buffer.from(':\n\n');

/** How long a browser waits before it opens a broken stream again, in milliseconds. */
const retryMs = 1_000;

const sessionOver: Localized = { ru: 'Сессия закончилась.', en: 'The session is over.' };

/** Nothing goes before a push: there is but one subscription. */
const noHead = '';

/** One answer that stays open: GraphQL over server-sent events, one connection for each subscription. */
export class EventOutlet extends Outlet {
  readonly #response: ServerResponse;
  #since = performance.now();
  #isOver = false;

  constructor(services: OutletServices, response: ServerResponse) {
    super(services);
    this.#response = response;
  }

  /** Begins the answer. */
  open(asked: Subscribing): void {
    this.#response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store, no-transform',
      // Proxies of nginx's kind hold answers back until they are complete, unless told otherwise.
      'x-accel-buffering': 'no',
    });
    // An event without data is none, and its id is what the browser says when it comes back before the first change.
    const from = positionOf(asked) === null ? `id: ${this.services.position()}\n` : '';
    this.#response.write(`retry: ${retryMs}\n${from}:\n\n`);
    this.subscribe(noHead, asked);
  }

  /**
   * Ends the stream. Who was told to come back is not told that it is complete: clients then open another, and say what
   * they saw last.
   */
  drop(reason: DropReason): void {
    if (this.#isOver) return;
    metrics.dropped.inc({ reason });
    if (reason === 'session over') {
      const message = sessionOver[this.locale];
      this.refuse(noHead, [{ message, extensions: { code: 'UNAUTHENTICATED' } }]);
      return;
    }
    this.#end();
    if (reason === 'slow') this.#response.destroy();
  }

  /** The connection is closed. */
  gone(): void {
    this.#isOver = true;
    this.leave();
  }

  override look(now: number): void {
    const { farewellMs, pingEveryMs } = this.services.limits;
    const waitedMs = now - this.#since;
    if (this.#isOver) {
      // A client that does not read does not see the end either.
      if (waitedMs > farewellMs) this.#response.destroy();
      return;
    }
    if (waitedMs >= pingEveryMs) {
      this.#since = now;
      this.#response.write(heartbeat);
    }
    super.look(now);
  }

  protected write(_member: Member, frame: Frame): boolean {
    return this.#isOver || this.#response.write(frame.forEvents());
  }

  /** Errors are events, too: clients cannot read the answer of a request that was refused. */
  protected refuse(_head: string, errors: readonly GraphQLFormattedError[]): void {
    if (this.#isOver) return;
    this.#response.write(`event: next\ndata: ${JSON.stringify({ errors })}\n\nevent: complete\ndata:\n\n`);
    this.#end();
  }

  protected whenDrained(flush: () => void): void {
    this.#response.once('drain', flush);
  }

  #end(): void {
    this.#isOver = true;
    this.#since = performance.now();
    this.leaveAll();
    this.#response.end();
  }
}
