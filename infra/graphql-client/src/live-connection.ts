import { createClient, type Client } from 'graphql-ws';
import { backoffMs } from './backoff.ts';
import { textOf } from './errors.ts';

export interface LiveConnectionOptions {
  /** Address of the GraphQL endpoint: http(s):// or ws(s)://. */
  readonly url: string;
  /** Language of names and messages in what is pushed. */
  readonly locale: 'ru' | 'en';
  /** Where there is no session cookie. */
  readonly token?: string | undefined;
  /** Milliseconds of silence after which the connection is probed; 8 000 when left out. */
  readonly keepAliveMs?: number | undefined;
  /** For tests; the platform's own when left out. */
  readonly webSocketImpl?: unknown;
}

/** One WebSocket, opened with the first subscription and kept up as long as there are any. */
export interface LiveConnection {
  readonly client: Client;
  isUp(): boolean;
  /** Where the API's order of changes stood when the connection came up; null until it has, and where nobody said. */
  position(): string | null;
  /** Calls `listener` whenever the connection came up or broke. Answers the function that ends it. */
  watch(listener: () => void): () => void;
}

/** How long a probe may stay unanswered before the socket counts as frozen, in milliseconds. */
const probeUnansweredMs = 3_000;

/** Opens broken connections again for ever, with growing waits; finds frozen ones by probing. */
export function createLiveConnection(options: LiveConnectionOptions): LiveConnection {
  const listeners = new Set<() => void>();
  let up = false;
  let position: string | null = null;
  let probe: ReturnType<typeof setTimeout> | undefined;
  let lastId = 0;
  const turn = (next: boolean) => {
    up = next;
    for (const listener of [...listeners]) listener();
  };
  const client = createClient({
    url: options.url.replace(/^http/, 'ws'),
    connectionParams: { locale: options.locale, ...(options.token !== undefined && { token: options.token }) },
    // A page that follows another subscribes again within this time: the socket survives the change.
    lazyCloseTimeout: 3_000,
    // Unique on this socket, which is all that is asked; and the same on others, so that the gateway has the same bytes
    // to send to all that follow the same.
    generateID: () => String(++lastId),
    keepAlive: options.keepAliveMs ?? 8_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (failures) => new Promise((resolve) => setTimeout(resolve, backoffMs(failures, Math.random()))),
    ...(options.webSocketImpl !== undefined && { webSocketImpl: options.webSocketImpl }),
    on: {
      connected: (_socket, payload) => {
        position = textOf(payload, 'position');
        turn(true);
      },
      closed: () => {
        clearTimeout(probe);
        turn(false);
      },
      ping: (received) => {
        if (!received) probe = setTimeout(() => client.terminate(), probeUnansweredMs);
      },
      pong: (received) => {
        if (received) clearTimeout(probe);
      },
    },
  });
  // A device that says it has no network need not be probed.
  if (typeof window !== 'undefined') window.addEventListener('offline', () => up && client.terminate());
  return {
    client,
    isUp: () => up,
    position: () => position,
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
