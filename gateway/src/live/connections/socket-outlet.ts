import type { IncomingHttpHeaders } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLFormattedError } from 'graphql';
import { liveBounds } from '@alexandrite/contracts/bounds/live';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, type Message, MessageType, parseMessage } from 'graphql-ws';
import { dropFarewells, type Farewell, farewells, notAdmitted, taken } from './close-codes.ts';
import type { Connections } from './connections.ts';
import type { Frame } from '../streams/frame.ts';
import { introduce, type IntroductionServices } from './introduction.ts';
import { allow } from '../limits.ts';
import * as metrics from '../live-metrics.ts';
import type { LiveSocket, SocketListener } from './live-socket.ts';
import type { Member } from '../streams/member.ts';
import { type DropReason, Outlet, type OutletServices } from './outlet.ts';

export interface SocketServices extends OutletServices, IntroductionServices {
  readonly connections: Connections;
}

/** Ends of a head, as pushes and errors have it. */
const pushType = '"type":"next","payload":';
const errorType = '"type":"error","payload":';

const headOf = (id: string): string => `{"id":${JSON.stringify(id)},${pushType}`;

/**
 * One socket that speaks graphql-transport-ws. The library's own server waits for every message to leave before it looks
 * at the next, and serialises each push for each socket; `test/live-protocol.test.ts` holds this one to the library's
 * client and to the protocol's close codes.
 */
export class SocketOutlet extends Outlet<SocketServices> implements SocketListener {
  readonly #socket: LiveSocket;
  /** What the socket writes to. Without compression a frame can be written there as it is, between those of `ws`. */
  readonly #wire: Duplex;
  /** How far its messages use up its allowance. */
  #busyUntil = 0;
  /** Of the request that opened it, until the client has introduced itself. */
  #headers: IncomingHttpHeaders | null;
  #state: 'silent' | 'introducing' | 'welcome' | 'closing' = 'silent';
  /** When it came, was told to go, or was pinged last; whole milliseconds of `performance`, which take less memory. */
  #since = Math.round(performance.now());
  #isAlive = true;
  #isGone = false;

  constructor(services: SocketServices, socket: LiveSocket, wire: Duplex, headers: IncomingHttpHeaders) {
    super(services);
    this.#socket = socket;
    this.#wire = wire;
    this.#headers = headers;
    services.connections.add(this, 'websocket');
    if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) this.#close(farewells.wrongProtocol);
  }

  drop(reason: DropReason): void {
    if (this.#state === 'closing') return;
    metrics.dropped.inc({ reason });
    this.#close(dropFarewells[reason]);
  }

  /** The other end is there, as far as WebSocket itself can tell. */
  heardPong(): void {
    this.#isAlive = true;
    if (this.#state !== 'closing') this.#isWithinAllowance();
  }

  /** It was pinged, and the library has answered; that counts, too. */
  heardPing(): void {
    if (this.#state !== 'closing') this.#isWithinAllowance();
  }

  /** The socket is closed. */
  gone(): void {
    this.#isGone = true;
    this.#state = 'closing';
    this.leave();
    this.services.connections.remove(this, 'websocket');
  }

  /** The socket has failed; that it is closed is told separately. */
  broke(fault: Error): void {
    this.services.log.debug({ err: fault }, 'a socket broke');
  }

  override look(now: number): void {
    const { introductionMs, farewellMs, pingEveryMs } = this.services.limits;
    const waitedMs = now - this.#since;
    switch (this.#state) {
      case 'closing':
        if (waitedMs > farewellMs) this.#socket.terminate();
        return;
      case 'silent':
      case 'introducing':
        if (waitedMs > introductionMs) this.#close(farewells.silent);
        return;
      case 'welcome':
        super.look(now);
        if (waitedMs > pingEveryMs) this.#ping(now);
    }
  }

  protected write(member: Member, frame: Frame): boolean {
    return this.#state !== 'welcome' || frame.sendTo(this.#wire, member.head);
  }

  protected refuse(head: string, errors: readonly GraphQLFormattedError[]): void {
    const isOpen = this.#state !== 'closing';
    if (isOpen) this.#socket.send(`${head.slice(0, -pushType.length)}${errorType}${JSON.stringify(errors)}}`);
  }

  protected whenDrained(flush: () => void): void {
    this.#wire.once('drain', flush);
  }

  /** The client has said something. */
  receive(bytes: Buffer): void {
    if (this.#state === 'closing' || !this.#isWithinAllowance()) return;
    if (!this.isPaid(bytes.length)) {
      this.drop('unpaid');
      return;
    }
    let message: Message;
    try {
      message = parseMessage(bytes.toString('utf8'));
    } catch {
      this.#close(farewells.badMessage);
      return;
    }
    try {
      this.#handle(message, bytes.length);
    } catch (fault) {
      this.services.log.error({ err: fault }, 'a socket message could not be handled');
      this.#close(farewells.failed);
    }
  }

  #handle(message: Message, size: number): void {
    switch (message.type) {
      case MessageType.ConnectionInit:
        if (this.#state !== 'silent') this.#close(farewells.introducedTwice);
        else this.#introduce(message.payload ?? {});
        return;
      case MessageType.Subscribe: {
        const head = headOf(message.id);
        if (this.#state !== 'welcome') this.#close(farewells.notIntroduced);
        else if (message.id.length > liveBounds.subscriptionId.limit) this.#close(farewells.badMessage);
        else if (this.has(head)) this.#close(taken(message.id));
        else this.subscribe(head, message.payload);
        return;
      }
      case MessageType.Complete:
        this.unsubscribe(headOf(message.id));
        return;
      case MessageType.Ping:
        if (size > liveBounds.ping.limit) this.#close(farewells.badMessage);
        else
          this.#say(
            message.payload ? { type: MessageType.Pong, payload: message.payload } : { type: MessageType.Pong },
          );
        return;
      case MessageType.Pong:
        this.#isAlive = true;
        return;
      case MessageType.ConnectionAck:
      case MessageType.Next:
      case MessageType.Error:
        // Only a server says these.
        this.#close(farewells.badMessage);
    }
  }

  #introduce(said: object): void {
    const headers = this.#headers;
    this.#state = 'introducing';
    this.#headers = null;
    if (!headers) throw new Error('a socket introduced itself twice');
    introduce({ outlet: this, said, headers, wire: this.#wire }, this.services).then(
      (outcome) => {
        if (this.#isGone) this.leave();
        else if (outcome === 'too many') this.drop('too many');
        else if (outcome === 'not allowed') this.#close(farewells.notAllowed);
        else if (outcome !== 'welcome') this.#close(notAdmitted(outcome));
        else if (this.#state === 'introducing') {
          this.#state = 'welcome';
          this.#since = Math.round(performance.now());
          this.#socket.takeUpTo(liveBounds.message.limit);
          // From here on nothing is missed by who breaks off before the first change, and says so when they come back.
          this.#say({ type: MessageType.ConnectionAck, payload: { position: this.services.position() } });
        }
      },
      (fault: unknown) => {
        this.services.log.error({ err: fault }, 'a client could not be introduced');
        this.#close(farewells.failed);
      },
    );
  }

  #isWithinAllowance(): boolean {
    const { limits } = this.services;
    const busyUntil = allow(this.#busyUntil, performance.now(), limits);
    this.#busyUntil = busyUntil ?? this.#busyUntil;
    // Answers to what it says pile up, too, when it does not read them.
    if (busyUntil === null) this.drop('flood');
    else if (this.#wire.writableLength > limits.heldBytes) this.drop('slow');
    return busyUntil !== null;
  }

  #ping(now: number): void {
    this.#since = Math.round(now);
    if (this.#isAlive) this.#socket.ping();
    else this.#socket.terminate();
    this.#isAlive = false;
  }

  #say(message: object): void {
    if (this.#state !== 'closing') this.#socket.send(JSON.stringify(message));
  }

  #close([code, reason]: Farewell): void {
    if (this.#state === 'closing') return;
    this.#state = 'closing';
    this.#since = Math.round(performance.now());
    this.leaveAll();
    this.#socket.close(code, reason);
  }
}
