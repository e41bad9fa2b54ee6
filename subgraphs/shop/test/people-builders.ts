import { randomBytes } from 'node:crypto';
import type { Identity, Role, SignedInIdentity } from '@alexandrite/contracts/identity';
import { anIdentity, aVisitor } from '@alexandrite/service-kit/testing';
import { openAccount } from '../src/commands/open-account.ts';
import type { Account } from '../src/domain/accounts/account.ts';
import { openShopDatabase } from '../src/store/index.ts';
import { newId } from '@alexandrite/service-kit/ids';
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
export async function signInTo(
  shop: TestShop,
  email: string,
  password: string,
  newPassword: string | null = null,
): Promise<SignInAnswer> {
  const variables = { input: { email, password, newPassword } };
  const told = { clientAddress: newId('adr') };
  return (await shop.subgraph.ask<{ signIn: SignInAnswer }>(aVisitor(), signInMutation, variables, told)).data.signIn;
}

export const aPassword = 'nine amber lamps hum';

/** An account of the shop, and who is signed in with it. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly identity: SignedInIdentity;
}

export async function aPerson(shop: TestShop, ...roles: readonly Role[]): Promise<Person> {
  const email = `${randomBytes(5).toString('hex')}@example.com`;
  const { accounts } = openShopDatabase(shop.platform);
  const opened = { email, password: aPassword, displayName: `Person ${email}`, roles };
  const account = await openAccount({ store: { accounts }, clock: shop.platform.clock }, opened);
  const id = account?.id ?? '';
  return { id, email, identity: anIdentity({ accountId: id, roles }) };
}

/** The account as it is stored now. */
export async function accountOf(shop: TestShop, { id }: Pick<Person, 'id'>): Promise<Account | undefined> {
  return (await openShopDatabase(shop.platform).accounts.load(id))?.state;
}

/** What a mutation on an account answered. */
export interface ChangeAnswer {
  readonly __typename: string;
  readonly code?: string;
  readonly firstPassword?: string | null;
  readonly account?: { readonly id: string; readonly roles: readonly Role[] };
}

/** Runs a mutation that takes one input. */
export async function change(
  shop: TestShop,
  who: Identity,
  mutation: keyof typeof shapes,
  input: object,
): Promise<ChangeAnswer> {
  const { type, accepted } = shapes[mutation];
  const query = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) {
    __typename ... on Refusal { code } ${accepted} } }`;
  return (await shop.subgraph.ask<{ answer: ChangeAnswer }>(who, query, { input })).data.answer;
}

const account = 'account { id roles }';
const changed = `... on AccountChanged { ${account} }`;
const shapes = {
  changeRoles: { type: 'ChangeRolesInput', accepted: changed },
  disableAccount: { type: 'AccountInput', accepted: changed },
  enableAccount: { type: 'AccountInput', accepted: changed },
  deleteAccount: { type: 'AccountInput', accepted: changed },
  endSessions: { type: 'AccountInput', accepted: changed },
  givePassword: { type: 'GivePasswordInput', accepted: `... on PasswordGiven { firstPassword ${account} }` },
  createStaffAccount: {
    type: 'CreateStaffAccountInput',
    accepted: `... on StaffAccountCreated { firstPassword ${account} }`,
  },
  changePassword: { type: 'ChangePasswordInput', accepted: '... on SignedIn { token }' },
} as const;
