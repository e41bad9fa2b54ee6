import type { Identity, Role } from '@alexandrite/contracts/identity';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

interface Urls {
  readonly graphql: string;
  readonly live: string;
}

/** An answer as it came: what was told and what was refused. */
export interface Told {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly unknown[];
}

/** Somebody who asks, over each of the ways there are. */
export interface Asker {
  readonly who: string;
  readonly identity: Identity;
  http(query: string, variables?: object): Promise<Told>;
  /** The first thing that is pushed, or why nothing is. */
  webSocket(query: string, variables?: object): Promise<Told>;
  /** The same, as server-sent events. */
  events(query: string, variables?: object): Promise<Told>;
  /** Collects all that is pushed until it is closed. */
  follow(query: string): { readonly pushed: Told[]; close(): void };
}

/** @param email null for a visitor */
export async function anAsker(urls: Urls, who: string, email: string | null, password?: string): Promise<Asker> {
  const token = email === null ? null : await signIn(urls, email, password ?? 'alexandrite-demo');
  const headers = {
    'content-type': 'application/json',
    'accept-language': 'en',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const post = (accept: string, query: string, variables: object, signal: AbortSignal | null = null) =>
    fetch(urls.graphql, {
      method: 'POST',
      headers: { ...headers, accept },
      body: JSON.stringify({ query, variables }),
      signal,
    });
  const http: Asker['http'] = async (query, variables = {}) =>
    // The test looks for texts in whatever comes.
    (await (await post('application/json', query, variables)).json()) as Told;
  const socket = () =>
    createClient({
      url: urls.live,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { locale: 'en', ...(token === null ? {} : { token }) },
    });
  return {
    who,
    identity: await identityOf(http),
    http,
    webSocket: (query, variables = {}) => {
      const client = socket();
      return new Promise<Told>((resolve) => {
        client.subscribe(
          { query, variables: { ...variables } },
          {
            next: ({ data, errors }) => {
              resolve({ data: data ?? null, errors: errors ?? [] });
            },
            error: (fault) => {
              resolve({ errors: [fault] });
            },
            complete: () => {
              resolve({});
            },
          },
        );
      }).finally(() => client.dispose());
    },
    async events(query, variables = {}) {
      const end = new AbortController();
      const response = await post('text/event-stream', query, variables, end.signal);
      try {
        return await firstEvent(response);
      } finally {
        end.abort();
      }
    },
    follow(query) {
      const client = socket();
      const pushed: Told[] = [];
      client.subscribe(
        { query },
        {
          next: ({ data, errors }) => void pushed.push({ data: data ?? null, errors: errors ?? [] }),
          error: (fault) => void pushed.push({ errors: [fault] }),
          complete: () => undefined,
        },
      );
      return { pushed, close: () => void client.dispose() };
    },
  };
}

async function firstEvent(response: Response): Promise<Told> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    const [, data] = /^data: (.+)$/m.exec(text) ?? [];
    if (data !== undefined && text.includes('\n\n', text.indexOf(data))) return JSON.parse(data) as Told;
    if (text.includes('event: complete')) break;
  }
  return { errors: [text] };
}

async function signIn(urls: Urls, email: string, password: string): Promise<string> {
  const query = `mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { token } ... on Refusal { message } } }`;
  const response = await fetch(urls.graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input: { email, password } } }),
  });
  const answer = (await response.json()) as { data?: { signIn?: { token?: string } } };
  const token = answer.data?.signIn?.token;
  if (!token) throw new Error(`${email} could not sign in: ${JSON.stringify(answer)}`);
  return token;
}

async function identityOf(http: Asker['http']): Promise<Identity> {
  const { data } = await http('{ viewer { id displayName roles } }');
  const viewer = data?.['viewer'] as { id: string; displayName: string; roles: Role[] } | null;
  return {
    accountId: viewer?.id ?? null,
    displayName: viewer?.displayName ?? null,
    roles: viewer?.roles ?? [],
    locale: 'en',
  };
}
