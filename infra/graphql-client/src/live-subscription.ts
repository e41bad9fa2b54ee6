import { backoffMs } from './backoff.ts';
import { operationName, type TypedDocument } from './document.ts';
import { faultsOf, GraphQLRequestError, isTransient, textOf } from './errors.ts';
import type { LiveConnection } from './live-connection.ts';
import { recordPush } from './trace.ts';

/** Whether what is shown follows the API: not yet, yes, or not at this moment. */
export type ConnectionState = 'connecting' | 'live' | 'reconnecting';

export interface LiveObserver<TResult> {
  next(result: TResult): void;
  /** Called with the state of this subscription and with every change of it. */
  state?(state: ConnectionState): void;
  /**
   * Something may have been missed: what changes are counted on top of has to be read again. Called where the API cannot
   * tell any more what happened after the position that was seen last.
   */
  missed?(): void;
  /** The API refused for good (not signed in, no such thing): nothing more will come. */
  failed?(error: GraphQLRequestError): void;
}

/**
 * One subscription that outlives what carries it. The connection takes care of broken sockets; here a subscription
 * that the server ended or could not serve (a service restarts) is asked for again.
 */
export class LiveSubscription<TResult, TVariables> {
  readonly #connection: LiveConnection;
  readonly #document: TypedDocument<TResult, TVariables>;
  readonly #variables: TVariables;
  readonly #observer: LiveObserver<TResult>;
  #ended = false;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #state: ConnectionState | undefined;
  #hasBeenLive = false;
  /** Whether what is shown has to be read again, once the subscription is back. */
  #hasMissed = false;
  /** Where in the API's order of changes the last push stood, or what was read before; null until something says so. */
  #position: string | null;
  #unsubscribe: () => void = () => undefined;
  #unwatch: () => void = () => undefined;

  constructor(
    connection: LiveConnection,
    document: TypedDocument<TResult, TVariables>,
    variables: TVariables,
    observer: LiveObserver<TResult>,
    after: string | null = null,
  ) {
    this.#connection = connection;
    this.#position = after;
    this.#document = document;
    this.#variables = variables;
    this.#observer = observer;
  }

  start(): void {
    this.#unwatch = this.#connection.watch(() => this.#tell());
    this.#ask();
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#retry);
    this.#unwatch();
    this.#unsubscribe();
  }

  #ask(): void {
    this.#retry = undefined;
    this.#tell();
    this.#unsubscribe = this.#connection.client.subscribe<TResult>(
      {
        query: this.#document.toString(),
        operationName: operationName(this.#document),
        // The protocol's type wants an index signature, which generated types of variables lack.
        variables: this.#variables as Record<string, unknown>,
        extensions: this.#extensions(),
      },
      {
        next: ({ data, errors, extensions }) => {
          if (this.#ended) return;
          this.#position = textOf(extensions, 'position') ?? this.#position;
          if (!data) {
            this.#fail(errors);
            return;
          }
          this.#failures = 0;
          this.#observer.next(data);
          const cause = textOf(extensions, 'traceparent');
          if (cause !== null) recordPush(operationName(this.#document), cause);
        },
        error: (cause) => this.#fail(cause),
        // The server ends subscriptions when it shuts down in order: another one takes them up.
        complete: () => this.#askLater(),
      },
    );
  }

  /** Read whenever the subscription is sent, also when the connection sends it again by itself. */
  #extensions(): Record<string, unknown> {
    const after = () => {
      const position = this.#position;
      // Changes of many have no state to begin with: what comes back before the first one goes on where it began.
      if (this.#observer.missed) this.#position ??= this.#connection.position();
      return position ?? undefined;
    };
    return {
      get after() {
        return after();
      },
    };
  }

  #fail(cause: unknown): void {
    const error = Array.isArray(cause) ? new GraphQLRequestError(operationName(this.#document), faultsOf(cause)) : null;
    // It has been too long, or the API has lost count: as if nothing had been seen.
    if (error?.code === 'POSITION_LOST') {
      this.#position = null;
      this.#hasMissed = true;
    }
    if (error === null || isTransient(error)) {
      this.#askLater();
      return;
    }
    if (this.#ended) return;
    this.end();
    this.#observer.failed?.(error);
  }

  #askLater(): void {
    // A fault is followed by the end of the stream: one of the two is enough.
    if (this.#ended || this.#retry !== undefined) return;
    this.#unsubscribe();
    this.#retry = setTimeout(() => this.#ask(), backoffMs(this.#failures++, Math.random()));
    this.#tell();
  }

  #tell(): void {
    const state = this.#currentState();
    if (state === this.#state || this.#ended) return;
    this.#state = state;
    this.#observer.state?.(state);
    if (state !== 'live') return;
    if (this.#hasMissed || (this.#hasBeenLive && this.#position === null)) this.#observer.missed?.();
    this.#hasMissed = false;
    this.#hasBeenLive = true;
  }

  #currentState(): ConnectionState {
    if (this.#connection.isUp() && this.#retry === undefined) return 'live';
    return this.#hasBeenLive || this.#failures > 0 ? 'reconnecting' : 'connecting';
  }
}
