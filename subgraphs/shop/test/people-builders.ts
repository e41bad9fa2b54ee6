import { newId } from '@alexandrite/service-kit/ids';
import { aVisitor } from '@alexandrite/service-kit/testing';
import type { TestShop } from './shop-builders.ts';

/** How an attempt to sign in ended. */
export interface SignInAnswer {
  readonly __typename: string;
  readonly code?: string;
  readonly token?: string;
}

const signInMutation = `mutation ($input: SignInInput!) { signIn(input: $input) {
  __typename ... on SignedIn { token } ... on Refusal { code } } }`;

/** From an address of its own: tries of all test files are counted in the same Redis. */
export async function signInTo(shop: TestShop, email: string, password: string): Promise<SignInAnswer> {
  const variables = { input: { email, password } };
  const told = { clientAddress: newId('adr') };
  return (await shop.subgraph.ask<{ signIn: SignInAnswer }>(aVisitor(), signInMutation, variables, told)).data.signIn;
}
