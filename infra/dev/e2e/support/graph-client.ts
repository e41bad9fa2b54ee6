import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

interface GraphError {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

export interface Answer<Data> {
  readonly data: Data;
  readonly errors?: readonly GraphError[];
}

/** Codes that say: not now. Everything else is an answer. */
const passing = ['SERVICE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR'];

/** What a subscription has pushed so far. */
export interface Pushes<Value> {
  readonly values: Value[];
  /** Resolves with the first value that fits, past or to come. Throws after the limit. */
  waitFor(what: string, fits: (value: Value) => boolean, limitMs?: number): Promise<Value>;
  close(): void;
}

/** Somebody who uses the graph over HTTP and WebSocket, and tries again while the house is being put right. */
export class GraphClient {
  readonly #url: string;
  readonly #liveUrl: string;
  readonly #locale: 'ru' | 'en';
  #token: string | null = null;

  constructor(urls: { readonly graphql: string; readonly live: string }, locale: 'ru' | 'en' = 'en') {
    this.#url = urls.graphql;
    this.#liveUrl = urls.live;
    this.#locale = locale;
  }

  async signIn(email: string, password = 'alexandrite-demo'): Promise<void> {
    const { signIn } = await this.ask<{ signIn: { __typename: string; token?: string } }>(
      `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { token } ... on Refusal { message } } }`,
      { input: { email, password } },
    );
    if (!signIn.token) throw new Error(`${email} could not sign in: ${JSON.stringify(signIn)}`);
    this.#token = signIn.token;
  }

  /** One request, as it is. */
  async once<Data>(query: string, variables: object = {}): Promise<Answer<Data>> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': this.#locale,
        ...(this.#token === null ? {} : { authorization: `Bearer ${this.#token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    // The tests name what they ask for.
    return (await response.json()) as Answer<Data>;
  }

  /** Asks until the house answers: what was sent once may be sent again, every command carries its key. */
  async ask<Data>(query: string, variables: object = {}, limitMs = 90_000): Promise<Data> {
    const end = Date.now() + limitMs;
    for (let last = 'no answer'; ;) {
      try {
        const { data, errors } = await this.once<Data>(query, variables);
        if (!errors) return data;
        last = JSON.stringify(errors);
        if (!errors.some(({ extensions }) => passing.includes(extensions?.code ?? ''))) throw new AnswerError(last);
      } catch (fault) {
        if (fault instanceof AnswerError) throw fault;
        last = fault instanceof Error ? fault.message : last;
      }
      if (Date.now() > end) throw new Error(`no answer within ${limitMs} ms: ${last}`);
      await pause(200);
    }
  }

  /** Asks again and again until the answer fits. */
  async askUntil<Data>(
    what: string,
    query: string,
    variables: object,
    fits: (data: Data) => boolean,
    limitMs = 90_000,
  ): Promise<Data> {
    const end = Date.now() + limitMs;
    for (;;) {
      const data = await this.ask<Data>(query, variables, limitMs);
      if (fits(data)) return data;
      if (Date.now() > end) throw new Error(`waited in vain until ${what}: ${JSON.stringify(data)}`);
      await pause(150);
    }
  }

  /** Follows a subscription, through every reconnection. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a test names what is pushed, as it names what it asks for
  subscribe<Data, Value>(query: string, variables: object, read: (data: Data) => Value): Pushes<Value> {
    const client = createClient({
      url: this.#liveUrl,
      webSocketImpl: WebSocket,
      retryAttempts: 1_000,
      retryWait: () => pause(200),
      shouldRetry: () => true,
      connectionParams: { locale: this.#locale, ...(this.#token === null ? {} : { token: this.#token }) },
    });
    const values: Value[] = [];
    const faults: unknown[] = [];
    const stop = client.subscribe<Data>(
      { query, variables: { ...variables } },
      {
        next: ({ data, errors }) => {
          if (data) values.push(read(data));
          if (errors) faults.push(errors);
        },
        error: (fault) => faults.push(fault),
        complete: () => undefined,
      },
    );
    return {
      values,
      async waitFor(what, fits, limitMs = 60_000) {
        const end = Date.now() + limitMs;
        for (;;) {
          const found = values.find(fits);
          if (found !== undefined) return found;
          if (Date.now() > end) {
            throw new Error(`not pushed: ${what}; pushed ${JSON.stringify(values)}, faults ${JSON.stringify(faults)}`);
          }
          await pause(20);
        }
      },
      close() {
        stop();
        void client.dispose();
      },
    };
  }
}

/** The house answered, and the answer is no. */
class AnswerError extends Error {
  override readonly name = 'AnswerError';
}
