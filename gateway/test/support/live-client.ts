import { waitUntil } from '@alexandrite/service-kit/testing';
import { type Client, type CloseCode, createClient, type FormattedExecutionResult } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TestGateway } from './test-gateway.ts';

/** A subscriber that keeps what it was sent. */
export interface TestSubscriber {
  /** What was pushed, first to last. */
  readonly pushes: FormattedExecutionResult<Record<string, never>, { position?: string }>[];
  /** How it ended: with errors, in order, or not yet. */
  readonly end: { errors?: readonly { message: string; extensions: { code: string } }[]; completed?: boolean };
  /** Waits until so many pushes have come, and answers them. */
  pushed(count: number): Promise<TestSubscriber['pushes']>;
  unsubscribe(): void;
}

export interface TestSocket {
  readonly client: Client;
  /** What the gateway said when it welcomed the client. */
  readonly said: { position?: unknown };
  /** Code and reason once the socket is closed. */
  readonly closed: { code?: CloseCode | number; reason?: string };
  /** @param after the position to go on after */
  subscribe(query: string, variables?: Record<string, unknown>, after?: string): TestSubscriber;
  dispose(): void;
}

interface Given {
  readonly token?: string;
  readonly locale?: string;
  readonly headers?: Record<string, string>;
}

/** A real client over a real socket, which does not try again by itself. */
export function connect(
  { url }: Pick<TestGateway, 'url'>,
  { token, locale = 'en', headers = {} }: Given = {},
): TestSocket {
  class WithHeaders extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, { headers });
    }
  }
  const closed: TestSocket['closed'] = {};
  const said: TestSocket['said'] = {};
  const client = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WithHeaders,
    connectionParams: { locale, ...(token === undefined ? {} : { token }) },
    retryAttempts: 0,
    on: {
      connected: (_socket, payload) => Object.assign(said, payload),
      closed: (event) =>
        Object.assign(closed, { code: (event as CloseEvent).code, reason: (event as CloseEvent).reason }),
    },
  });
  return {
    client,
    said,
    closed,
    subscribe(query, variables = {}, after) {
      const pushes: TestSubscriber['pushes'] = [];
      const end: TestSubscriber['end'] = {};
      const unsubscribe = client.subscribe<Record<string, never>, { position?: string }>(
        { query, variables, ...(after === undefined ? {} : { extensions: { after } }) },
        {
          next: (push) => pushes.push(push),
          error: (errors) => (end.errors = errors as never),
          complete: () => (end.completed = true),
        },
      );
      const pushed: TestSubscriber['pushed'] = async (count) => {
        await waitUntil(`${count} pushes`, () => {
          if (end.errors && pushes.length < count) throw new Error(`it ended: ${JSON.stringify(end.errors)}`);
          return pushes.length >= count;
        });
        return pushes;
      };
      return { pushes, end, unsubscribe, pushed };
    },
    dispose: () => void client.dispose(),
  };
}
