import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { type Locale, locales } from '@alexandrite/contracts/locale';
import type { Clock } from '@alexandrite/service-kit/clock';
import { badInput, unauthenticated } from '@alexandrite/service-kit/errors';
import type { Log } from '@alexandrite/service-kit/log';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Graph } from '../../graph/graph.ts';
import { showError } from '../../graph/show-error.ts';
import { type CallerChecks, cannotTell } from '../../identity/caller.ts';
import type { Refusal } from '../../http/refusal.ts';
import type { Admission } from '../../limits/admission.ts';
import { priceOfDocument, prices } from '../../limits/prices.ts';
import type { Frame } from '../streams/frame.ts';
import type { CallerCounts, HeldBytes, LiveLimits } from '../limits.ts';
import * as metrics from '../live-metrics.ts';
import type { LiveSessions, SessionBound } from '../changes/live-sessions.ts';
import { Member, type MemberOutlet } from '../streams/member.ts';
import { isPlan, isTextKnown, type LivePlan, planSubscription } from '../plan/plan.ts';
import type { Streams } from '../streams/streams.ts';

/** What every live connection of this process shares. */
export interface OutletServices {
  readonly graph: Graph;
  readonly checks: CallerChecks;
  readonly streams: Streams;
  /** Where the order of changes stands now. */
  readonly position: () => string;
  readonly sessions: LiveSessions;
  /** Connections of each caller. */
  readonly counts: CallerCounts;
  /** Subscriptions of each. */
  readonly subscriptions: CallerCounts;
  readonly held: HeldBytes;
  readonly limits: LiveLimits;
  readonly admission: Admission;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a client asks to follow. */
export interface Subscribing {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  /** `after`: the position that the client saw last. */
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Why the gateway ends a connection. */
export type DropReason = 'slow' | 'flood' | 'unpaid' | 'session over' | 'draining' | 'too many';

/** Who is at the other end. No more than is needed: there are thousands of them. */
export interface Listener extends Identity {
  /** null for a visitor. */
  readonly sessionId: string | null;
  /** Of their session. */
  readonly epoch: number;
  /** When their session ends by itself, in seconds; null for a visitor. */
  readonly expiresAt: number | null;
  /** Among whose connections this one counts: the account, or a visitor's address. */
  readonly countedAs: string;
}

const none: readonly Member[] = [];

/**
 * One live connection, however its bytes travel: its subscriptions, what waits for it while it is slow, and whose it is.
 */
export abstract class Outlet<Services extends OutletServices = OutletServices> implements MemberOutlet, SessionBound {
  protected readonly services: Services;
  #listener: Listener | null = null;
  /** A handful: a list takes less memory than a map, and there are thousands of them. */
  #members: readonly Member[] = none;
  #heldBytes = 0;
  /** Since when the client has not taken what it was sent, by the clock of `performance`; null when it has. */
  #stalledSince: number | null = null;

  constructor(services: Services) {
    this.services = services;
  }

  /** Sends a state or change to a subscription. @returns false when more would pile up on this side */
  protected abstract write(member: Member, frame: Frame): boolean;
  /** Ends a subscription with errors. */
  protected abstract refuse(head: string, errors: readonly GraphQLFormattedError[]): void;
  /** Calls back once the client has taken what it was sent. */
  protected abstract whenDrained(flush: () => void): void;
  /** Ends the connection. */
  abstract drop(reason: DropReason): void;

  /** Looks whether its time is over; called again and again. @param now by the clock of `performance` */
  look(now: number): void {
    if (!this.#isHeld(this.services.clock().getTime())) this.drop('session over');
    else if (this.#stalledSince !== null && now - this.#stalledSince > this.services.limits.stalledMs)
      this.drop('slow');
  }

  /** Says whose it is. */
  introduce(listener: Listener): void {
    this.#listener = listener;
  }

  isBefore({ accountId, epoch }: Parameters<SessionBound['isBefore']>[0]): boolean {
    return this.#listener?.accountId === accountId && this.#listener.epoch < epoch;
  }

  sessionOver(): void {
    this.drop('session over');
  }

  /** Has a message paid for by its bytes, before anything reads it. @returns whether it is */
  protected isPaid(bytes: number): boolean {
    const { admission } = this.services;
    const points = Math.floor(bytes / prices.bytesAPoint);
    if (points === 0 || !this.#listener) return true;
    return admission.charge(admission.subjectOf(this.#listener, this.#countedAs), 'body', points) === null;
  }

  /** Whether it follows something by that head. */
  protected has(head: string): boolean {
    return this.#members.some((member) => member.head === head);
  }

  /** Begins a subscription, or refuses it. @param head what the transport sends before each of its pushes */
  protected subscribe(head: string, asked: Subscribing): void {
    const identity = this.#listener;
    if (!identity) throw new Error('a subscription before the introduction');
    const { admission, checks, graph, limits, streams } = this.services;
    const subject = admission.subjectOf(identity, identity.countedAs);
    const exhausted = admission.charge(subject, 'subscription', priceBeforePlanning(graph, asked));
    if (exhausted) {
      this.#turnAway(head, exhausted);
      return;
    }
    if (this.#members.length >= limits.subscriptionsPerSocket) {
      this.#refuse(head, [badInput(`One socket holds at most ${limits.subscriptionsPerSocket} subscriptions.`)]);
      return;
    }
    if (identity.sessionId !== null && !checks.revocations.isCurrent) {
      const { code, text } = cannotTell();
      this.refuse(head, [{ message: text[this.locale], extensions: { code } }]);
      return;
    }
    const schema = graph.schema();
    const plan = planSubscription(graph, asked);
    if (!isPlan(plan)) {
      this.#refuse(head, plan);
      return;
    }
    const { cost } = plan;
    const tooMuch = admission.chargeOperation(subject, 'subscription', cost, cost * prices.pushesPaid);
    if (tooMuch) this.#turnAway(head, tooMuch);
    else if (!maySubscribe(plan, identity)) this.#refuse(head, [unauthenticated()]);
    else if (!this.services.subscriptions.enter(identity.countedAs, limits.subscriptionsPerCaller)) {
      this.#refuse(head, [badInput(`You follow ${limits.subscriptionsPerCaller} things already: end others first.`)]);
    } else {
      const stream = streams.open(schema, plan, identity);
      const member = new Member(this, stream, head);
      this.#members = [...this.#members, member];
      void stream.join(member, positionOf(asked));
    }
  }

  /** The client has had enough of it. */
  protected unsubscribe(head: string): void {
    const member = this.#members.find((known) => known.head === head);
    if (!member) return;
    this.#members = this.#members.filter((other) => other !== member);
    this.#leave(member);
  }

  /** The client is sent nothing more. */
  protected leaveAll(): void {
    const members = this.#members;
    this.#members = none;
    for (const member of members) this.#leave(member);
    this.#stalledSince = null;
  }

  /** The connection is closed. */
  protected leave(): void {
    this.leaveAll();
    if (!this.#listener) return;
    const { countedAs, sessionId } = this.#listener;
    this.#listener = null;
    this.services.counts.leave(countedAs);
    if (sessionId !== null) this.services.sessions.leave(sessionId, this);
  }

  /** Whether more would pile up on this side. */
  get isCongested(): boolean {
    return this.#stalledSince !== null;
  }

  /** Sends a push, unless the session is over. @param now the time in milliseconds */
  next(member: Member, frame: Frame, now: number): void {
    if (!this.#isHeld(now)) this.drop('session over');
    else if (!this.write(member, frame)) this.#stall();
  }

  /** A stream has ended with an error. */
  fail({ head }: Member, error: GraphQLFormattedError): void {
    if (!this.has(head)) return;
    this.unsubscribe(head);
    this.refuse(head, [error]);
  }

  /** Something waits for the client, in place of what waited before it. */
  hold(bytes: number, isReplacement: boolean): void {
    if (isReplacement) metrics.coalesced.inc();
    this.#heldBytes += bytes;
    const isTooMuch = this.services.held.add(this.#countedAs, bytes);
    if (isTooMuch || this.#heldBytes > this.services.limits.heldBytes) this.drop('slow');
  }

  /** What waited is on its way. */
  release(bytes: number): void {
    this.#heldBytes -= bytes;
    this.services.held.add(this.#countedAs, -bytes);
  }

  #leave(member: Member): void {
    member.leave();
    this.services.subscriptions.leave(this.#countedAs);
  }

  /** Nothing is followed, and so nothing held, before a connection has a listener and after it has none. */
  get #countedAs(): string {
    return this.#listener?.countedAs ?? '';
  }

  #stall(): void {
    if (this.#stalledSince !== null) return;
    this.#stalledSince = performance.now();
    this.whenDrained(() => this.#flush());
  }

  /** The client has read: sends what waits, as far as that goes. */
  #flush(): void {
    this.#stalledSince = null;
    const now = this.services.clock().getTime();
    for (const member of this.#members) {
      if (this.isCongested) return;
      member.flush(now);
    }
  }

  #isHeld(now: number): boolean {
    const expiresAt = this.#listener?.expiresAt ?? null;
    return expiresAt === null || expiresAt * 1_000 > now;
  }

  /** The language of who is at the other end. */
  protected get locale(): Locale {
    return this.#listener?.locale ?? locales[0];
  }

  #turnAway(head: string, { code, text, extensions }: Refusal): void {
    this.refuse(head, [{ message: text[this.locale], extensions: { code, ...extensions } }]);
  }

  #refuse(head: string, errors: readonly GraphQLError[]): void {
    this.refuse(
      head,
      errors.map((error) => showError(error.toJSON(), error, this.services.log, this.locale)),
    );
  }
}

/** What a subscription costs before it is known what it asks for: its text is read. */
function priceBeforePlanning(graph: Graph, asked: Subscribing): number {
  return prices.subscription + (isTextKnown(graph, asked) ? 0 : priceOfDocument(asked.query.length));
}

/** Whether there can be anything for this caller to see; what it is, each push decides. */
function maySubscribe({ source }: LivePlan, identity: Identity): boolean {
  return source.follows === 'state' || !source.needsSession || isSignedIn(identity);
}

/** The position that a client saw last; null for one that begins. */
export function positionOf({ extensions }: Subscribing): string | null {
  const after = extensions?.['after'];
  return typeof after === 'string' ? after : null;
}
