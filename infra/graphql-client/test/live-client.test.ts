import { createServer, type Server } from 'node:http';
import { EventEmitter, on } from 'node:events';
import { buildSchema, GraphQLError, type ExecutionArgs } from 'graphql';
import { useServer as serveSubscriptions } from 'graphql-ws/use/ws';
import { WebSocket, WebSocketServer } from 'ws';
import { createLiveClient, type ConnectionState, type LiveClient } from '../src/live-client.ts';
import { aDocument } from './documents.ts';

const schema = buildSchema('type Query { now: Int } type Subscription { counted: Int! }');
const counted = aDocument<{ counted: number }>('subscription Counted { counted }');

/** A real server on a real port, which can die and come back on the same one. */
class LiveServer {
  readonly counts = new EventEmitter();
  /** What the next subscription meets: its stream, or a refusal. */
  refusal: string | null = null;
  /** Where the trace of what is pushed goes on; undefined where there is none. */
  traceparent: string | undefined;
  /** Whether pushes are numbered, by what they say. */
  isNumbered = false;
  /** Where the order of changes stands when a connection comes up; null where that is not told. */
  position: string | null = null;
  params: unknown;
  subscriptions = 0;
  /** After which positions subscriptions asked to go on. */
  readonly after: unknown[] = [];
  #port = 0;
  #http: Server | undefined;
  #sockets: WebSocketServer | undefined;

  get url(): string {
    return `http://127.0.0.1:${String(this.#port)}/graphql`;
  }

  async start(): Promise<void> {
    this.#http = createServer();
    this.#sockets = new WebSocketServer({ server: this.#http, path: '/graphql' });
    const stream = () => this.#stream();
    serveSubscriptions(
      {
        schema,
        roots: { subscription: { counted: stream } },
        onConnect: ({ connectionParams }) => {
          this.params = connectionParams;
          return this.position === null ? true : { position: this.position };
        },
        onNext: (_context, _id, _payload, _args, { data = null }) =>
          this.isNumbered
            ? { data, extensions: { position: String(data?.['counted']), traceparent: this.traceparent } }
            : undefined,
        onSubscribe: (_context, _id, { query, extensions }): ExecutionArgs | readonly GraphQLError[] | undefined => {
          this.subscriptions += 1;
          this.after.push(extensions?.['after']);
          if (this.refusal === null || query === '') return undefined;
          return [new GraphQLError('refused', { extensions: { code: this.refusal } })];
        },
      },
      this.#sockets,
    );
    await new Promise<void>((resolve) => this.#http?.listen(this.#port, '127.0.0.1', resolve));
    const address = this.#http.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
  }

  /** Dies as a killed process does: without a word. */
  async die(): Promise<void> {
    for (const socket of this.#sockets?.clients ?? []) socket.terminate();
    this.#sockets?.close();
    this.#http?.closeAllConnections();
    await new Promise((resolve) => this.#http?.close(resolve));
  }

  push(count: number): void {
    this.counts.emit('count', count);
  }

  // Not a generator: one that waits for its next event cannot be ended.
  #stream(): AsyncIterableIterator<{ counted: number }> {
    const events = on(this.counts, 'count', { close: ['end'] });
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      next: async () => {
        const event: IteratorResult<unknown[]> = await events.next();
        if (event.done === true) return { done: true, value: undefined };
        return { done: false, value: { counted: Number(event.value[0]) } };
      },
      return: async () => {
        await events.return?.();
        return { done: true, value: undefined };
      },
    };
  }
}

/** What a subscriber was told, and a way to wait for it. */
function follow(client: LiveClient, after?: string) {
  const seen = { counts: [] as number[], states: [] as ConnectionState[], missed: 0, failed: null as string | null };
  const end = client.subscribe(
    counted,
    {},
    {
      next: ({ counted: count }) => seen.counts.push(count),
      state: (state) => seen.states.push(state),
      missed: () => (seen.missed += 1),
      failed: ({ code }) => (seen.failed = code),
    },
    after,
  );
  return { seen, end };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('the live client', () => {
  let server: LiveServer;
  let client: LiveClient;

  beforeEach(async () => {
    server = new LiveServer();
    await server.start();
    client = createLiveClient({ url: server.url, locale: 'en', token: 'a-token', webSocketImpl: WebSocket });
  });

  afterEach(async () => {
    client.dispose();
    await server.die();
  });

  it('hands over what is pushed, and says who listens', async () => {
    const { seen } = follow(client);
    await until(() => server.counts.listenerCount('count') === 1);
    server.push(1);
    server.push(2);
    await until(() => seen.counts.length === 2);
    expect(seen).toMatchObject({ counts: [1, 2], states: ['connecting', 'live'], missed: 0 });
    expect(server.params).toEqual({ locale: 'en', token: 'a-token' });
  });

  it('records a push as the end of the trace that caused it', async () => {
    server.isNumbered = true;
    server.traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const recorded: PerformanceEntry[] = [];
    const observer = new PerformanceObserver((list) => recorded.push(...list.getEntries()));
    observer.observe({ type: 'measure' });
    const { seen } = follow(client);
    await until(() => server.counts.listenerCount('count') === 1);
    server.push(1);
    await until(() => seen.counts.length === 1 && recorded.length === 1);
    observer.disconnect();
    expect(recorded[0]).toMatchObject({ name: 'Counted', detail: { kind: 'push', parent: server.traceparent } });
  });

  it('comes back after the server died, and says that something may have been missed', async () => {
    const { seen } = follow(client);
    await until(() => server.counts.listenerCount('count') === 1);
    await server.die();
    await until(() => seen.states.at(-1) === 'reconnecting');
    server.counts.removeAllListeners('count');
    await server.start();
    await until(() => server.counts.listenerCount('count') === 1 && seen.missed === 1);
    server.push(3);
    await until(() => seen.counts.includes(3));
    expect(seen.states).toEqual(['connecting', 'live', 'reconnecting', 'live']);
  });

  it('comes back with what it saw last, and has missed nothing then', async () => {
    server.isNumbered = true;
    const { seen } = follow(client);
    await until(() => server.counts.listenerCount('count') === 1);
    server.push(1);
    server.push(2);
    await until(() => seen.counts.length === 2);
    await server.die();
    await until(() => seen.states.at(-1) === 'reconnecting');
    server.counts.removeAllListeners('count');
    await server.start();
    await until(() => server.counts.listenerCount('count') === 1);
    server.push(3);
    await until(() => seen.counts.includes(3));
    expect(server.after).toEqual([undefined, '2']);
    expect(seen.missed).toBe(0);
  });

  it('comes back to where the connection began, when it breaks before the first push', async () => {
    server.position = '7';
    const { seen } = follow(client);
    await until(() => server.counts.listenerCount('count') === 1);
    await server.die();
    await until(() => seen.states.at(-1) === 'reconnecting');
    server.counts.removeAllListeners('count');
    server.position = '9';
    await server.start();
    await until(() => server.counts.listenerCount('count') === 1);
    expect(server.after).toEqual([undefined, '7']);
    expect(seen.missed).toBe(0);
  });

  it('begins after what was read, again when it breaks before the first push', async () => {
    server.position = '7';
    const { seen } = follow(client, '5');
    await until(() => server.counts.listenerCount('count') === 1);
    await server.die();
    await until(() => seen.states.at(-1) === 'reconnecting');
    server.counts.removeAllListeners('count');
    await server.start();
    await until(() => server.counts.listenerCount('count') === 1);
    expect(server.after).toEqual(['5', '5']);
    expect(seen.missed).toBe(0);
  });

  it('says at once that what was read is too long ago', async () => {
    server.refusal = 'POSITION_LOST';
    const { seen } = follow(client, '5');
    await until(() => server.after.length === 1);
    server.refusal = null;
    await until(() => seen.missed === 1);
    expect(server.after).toEqual(['5', undefined]);
  });

  it('begins anew, and says so, where the server cannot tell what was missed', async () => {
    server.isNumbered = true;
    const { seen } = follow(client);
    await until(() => server.counts.listenerCount('count') === 1);
    server.push(1);
    await until(() => seen.counts.length === 1);
    server.refusal = 'POSITION_LOST';
    server.counts.emit('end');
    await until(() => server.after.length === 2);
    server.refusal = null;
    await until(() => seen.missed === 1);
    expect(server.after).toEqual([undefined, '1', undefined]);
    expect(seen.failed).toBeNull();
  });

  it('asks again when the server ends a subscription', async () => {
    const { seen } = follow(client);
    await until(() => server.counts.listenerCount('count') === 1);
    server.counts.emit('end');
    await until(() => server.subscriptions === 2 && server.counts.listenerCount('count') === 1);
    server.push(4);
    await until(() => seen.counts.includes(4));
    expect(seen.states.at(-1)).toBe('live');
  });

  it('asks again while the server cannot serve it', async () => {
    server.refusal = 'INTERNAL_SERVER_ERROR';
    const { seen } = follow(client);
    await until(() => seen.states.at(-1) === 'reconnecting');
    server.refusal = null;
    await until(() => server.counts.listenerCount('count') === 1);
    expect(seen.failed).toBeNull();
  });

  it('stops when it is refused for good', async () => {
    server.refusal = 'FORBIDDEN';
    const { seen } = follow(client);
    await until(() => seen.failed !== null);
    expect(seen.failed).toBe('FORBIDDEN');
    expect(server.subscriptions).toBe(1);
  });

  it('hears nothing more once it was ended', async () => {
    const { seen, end } = follow(client);
    const other = follow(client);
    await until(() => server.counts.listenerCount('count') === 2);
    end();
    await until(() => server.counts.listenerCount('count') === 1);
    server.push(5);
    await until(() => other.seen.counts.length === 1);
    expect(seen.counts).toEqual([]);
  });
});
