import { deviceHeader } from '@alexandrite/service-kit/subgraph';
import { aVisitor } from '@alexandrite/service-kit/testing';
import type { TestShop } from './shop-builders.ts';

const document = (name: 'signIn' | 'signUp', input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) {
  __typename ... on Refusal { code message } ... on TooManyAttempts { retryAfterSeconds } } }`;
const signInMutation = document('signIn', 'SignInInput');
const signUpMutation = document('signUp', 'SignUpInput');

/** Where somebody is, and what their browser remembers. */
export interface Visit {
  readonly address: string;
  readonly device?: string;
}

export interface Answer {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly retryAfterSeconds?: number;
  /** What the browser is to remember from now on; empty when that is nothing new. */
  readonly device: string;
}

/** Signing in and up as a browser does it, from any address. */
export class SignInPage {
  readonly #shop: TestShop;

  constructor(shop: TestShop) {
    this.#shop = shop;
  }

  signIn(email: string, password: string, visit: Visit): Promise<Answer> {
    return this.#send(signInMutation, { email, password }, visit);
  }

  /** Tries a password at each of many accounts, all in one document. @returns the answer to the first */
  signInTimes(emails: readonly string[], password: string, visit: Visit): Promise<Answer> {
    const fields = emails.map((email, index) => {
      const input = `{ email: ${JSON.stringify(email)}, password: ${JSON.stringify(password)} }`;
      return `try${index}: signIn(input: ${input}) { __typename ... on Refusal { code } }`;
    });
    return this.#send(`mutation { ${fields.join(' ')} }`, {}, visit);
  }

  signUp(input: { email: string; password: string; displayName: string }, visit: Visit): Promise<Answer> {
    return this.#send(signUpMutation, input, visit);
  }

  async #send(query: string, input: object, { address, device }: Visit): Promise<Answer> {
    const { subgraph } = this.#shop;
    const response = await fetch(`${subgraph.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(await subgraph.signed(aVisitor(), { clientAddress: address })),
        ...(device === undefined ? {} : { [deviceHeader]: device }),
      },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data } = (await response.json()) as { data: Record<string, Omit<Answer, 'device'>> };
    const [answer] = Object.values(data);
    if (!answer) throw new Error('no answer');
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith('alexandrite_device='));
    return { ...answer, device: cookie?.split(';')[0]?.split('=')[1] ?? '' };
  }
}
