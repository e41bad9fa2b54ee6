import { execute } from '@alexandrite/graphql-client/execute';
import { createLiveClient } from '@alexandrite/graphql-client/live-client';
import type { TypedDocument } from '@alexandrite/graphql-client/document';
import WebSocket from 'ws';
import { demoPassword } from '../stack/demo-accounts.ts';

interface Addresses {
  readonly graphql: string;
}

/** Something followed. */
export interface Following<Data> {
  /** Resolves with the first push that fits, past or to come. Rejects after a minute. */
  until(what: string, fits: (data: Data) => boolean): Promise<Data>;
}

const locale = 'en';
const limitMs = 60_000;

/** Somebody who uses the graph as the pages do, with the pages' own client. */
export class Person {
  readonly #url: string;
  readonly #token: string;
  readonly #trace: string;
  readonly #live;

  private constructor(url: string, token: string, trace: string) {
    this.#url = url;
    this.#token = token;
    this.#trace = trace;
    this.#live = createLiveClient({ url, locale, token, webSocketImpl: WebSocket });
  }

  /** @param trace what everything that they do is a part of (W3C traceparent) */
  static async signIn({ graphql: url }: Addresses, email: string, trace: string): Promise<Person> {
    const signIn = documentOf<{ signIn: { token?: string } }>(
      'mutation SignIn($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { token } } }',
    );
    const { signIn: answer } = await execute(signIn, { input: { email, password: demoPassword } }, { url, locale });
    if (answer.token === undefined) throw new Error(`${email} could not sign in`);
    return new Person(url, answer.token, trace);
  }

  /** A click. @throws when the answer is not of the type that is wanted: a refusal */
  async do<Result>(operation: string, input: object, wanted: string, selection: string): Promise<Result> {
    const field = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
    const document = documentOf<{ answer: Result & { __typename: string } }>(
      `mutation ${operation}($input: ${operation}Input!) { answer: ${field}(input: $input) {
        __typename ... on ${wanted} { ${selection} } ... on Refusal { code message } } }`,
    );
    const headers = { authorization: `Bearer ${this.#token}` };
    const options = { url: this.#url, locale, headers, trace: this.#trace } as const;
    const { answer } = await execute(document, { input }, options);
    if (answer.__typename !== wanted) throw new Error(`${operation}: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** Follows a subscription. */
  follow<Data>(text: string, variables: object): Following<Data> {
    const pushed: Data[] = [];
    let hear: () => void = () => undefined;
    this.#live.subscribe(documentOf<Data>(text), variables, {
      next: (data) => {
        pushed.push(data);
        hear();
      },
      failed: (fault) => {
        throw fault;
      },
    });
    return {
      until: (what, fits) =>
        new Promise((resolve, reject) => {
          const timer = setTimeout(() => {
            reject(new Error(`not pushed: ${what}; pushed ${JSON.stringify(pushed)}`));
          }, limitMs);
          hear = () => {
            const found = pushed.find(fits);
            if (found === undefined) return;
            clearTimeout(timer);
            resolve(found);
          };
          hear();
        }),
    };
  }

  leave(): void {
    this.#live.dispose();
  }
}

/** An operation as text, with the type that its author says it has. */
function documentOf<Data>(text: string): TypedDocument<Data, object> {
  // The types ride along on a text; nothing of them is there when it runs.
  return text;
}
