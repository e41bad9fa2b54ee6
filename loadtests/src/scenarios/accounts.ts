import { demoPassword } from '@alexandrite/dev/demo-accounts';
import type { GraphClient, Question } from '../graph/graph-client.ts';
import type { Seeded } from '../random/seeded.ts';
import { answersWith, textAt } from './expect.ts';

const signingIn: Question = {
  name: 'sign in',
  document: `mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { token } ... on Refusal { code } } }`,
  wrong: answersWith('signIn', 'SignedIn'),
};

const signingUp: Question = {
  name: 'sign up',
  document: `mutation SignUp($input: SignUpInput!) { signUp(input: $input) { __typename ... on SignedIn { token } ... on Refusal { code } } }`,
  wrong: answersWith('signUp', 'SignedIn'),
};

/** Signs in as one of the demo accounts. @returns the token. Throws when that cannot be done. */
export async function signIn(client: GraphClient, email: string): Promise<string> {
  const { data, ending } = await client.ask(signingIn, { input: { email, password: demoPassword } }, null);
  if (ending !== 'ok') throw new Error(`${email} cannot sign in: ${ending}`);
  return textAt(data, 'signIn', 'token');
}

/** Opens accounts of customers. @returns their tokens. Throws when that cannot be done. */
export async function openCustomers(client: GraphClient, random: Seeded, count: number): Promise<readonly string[]> {
  const tokens: string[] = [];
  // Seeds repeat, and addresses must not when the house is one that has been here before.
  const run = Date.now().toString(36);
  for (let number = 1; number <= count; number += 1) {
    const input = {
      email: `load-${run}-${random.whole(0, 1e9)}-${number}@alexandrite.example`,
      password: `${random.whole(1e8, 1e9)}-load-test`,
      displayName: `Load ${number}`,
    };
    const { data, ending } = await client.ask(signingUp, { input }, null);
    if (ending !== 'ok') throw new Error(`a customer cannot sign up: ${ending}`);
    tokens.push(textAt(data, 'signUp', 'token'));
  }
  return tokens;
}
