import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';

/** A socket of somebody who follows what changes. */
export class LiveClient {
  readonly #client: Client;

  constructor(url: string, token: string, locale: 'ru' | 'en' = 'en') {
    this.#client = createClient({
      url,
      webSocketImpl: WebSocket,
      lazy: true,
      retryAttempts: 5,
      shouldRetry: () => true,
      connectionParams: { token, locale },
    });
  }

  /** @param onData hears every push, until what is returned is called */
  follow(
    query: string,
    variables: Record<string, unknown>,
    onData: (data: Record<string, unknown>) => void,
    onFault: (code: string) => void = () => undefined,
  ): () => void {
    return this.#client.subscribe(
      { query, variables },
      {
        next: ({ data, errors }) => {
          if (errors) onFault(codeOf(errors[0]?.extensions));
          else if (data) onData(data);
        },
        error: () => {
          onFault('SOCKET_LOST');
        },
        complete: () => undefined,
      },
    );
  }

  /** Resolves with the first push that fits; with null when none has come in time. */
  first(
    query: string,
    variables: Record<string, unknown>,
    fits: (data: Record<string, unknown>) => boolean,
    limitMs: number,
  ): Promise<Record<string, unknown> | null> {
    return new Promise((resolve) => {
      const end = (found: Record<string, unknown> | null): void => {
        clearTimeout(timer);
        stop();
        resolve(found);
      };
      const timer = setTimeout(() => {
        end(null);
      }, limitMs);
      const stop = this.follow(
        query,
        variables,
        (data) => {
          if (fits(data)) end(data);
        },
        () => {
          end(null);
        },
      );
    });
  }

  async close(): Promise<void> {
    await this.#client.dispose();
  }
}

function codeOf(extensions: Readonly<Record<string, unknown>> | undefined): string {
  const code = extensions?.['code'];
  return typeof code === 'string' ? code : 'GRAPH_ERROR';
}
