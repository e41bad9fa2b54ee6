import { sessionBounds } from '@alexandrite/contracts/bounds/sessions';
import { newId } from '@alexandrite/service-kit/ids';
import { readSession } from '@alexandrite/service-kit/sessions';
import { aCustomer, anIdentity, aVisitor, waitUntil } from '@alexandrite/service-kit/testing';
import { openShopDatabase } from '../src/store/index.ts';
import { openTestShop, sessionKeys, type TestShop } from './shop-builders.ts';

const signUpMutation = `mutation ($input: SignUpInput!) { signUp(input: $input) {
  __typename ... on SignedIn { token expiresAt account { id email displayName roles } }
  ... on Refusal { code message } ... on InvalidInput { field } ... on TooManyAttempts { retryAfterSeconds } } }`;
const signInMutation = `mutation ($input: SignInInput!) { signIn(input: $input) {
  __typename ... on SignedIn { token account { id email roles } }
  ... on Refusal { code message } ... on TooManyAttempts { retryAfterSeconds } } }`;
const signOutMutation = `mutation { signOut }`;

interface Signed {
  readonly __typename: string;
  readonly token: string;
  readonly code?: string;
  readonly field?: string;
  readonly retryAfterSeconds?: number;
  readonly account: {
    readonly id: string;
    readonly email: string;
    readonly displayName: string;
    readonly roles: string[];
  };
}

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

const password = 'correct horse battery';
let people = 0;
const run = newId('run');
const aPerson = () => ({ email: `person${(people += 1)}-${run}@example.com`, password, displayName: 'Анна' });

/** Somebody at an address of their own: test files count in the same Redis. */
const told = { clientAddress: newId('adr') };

async function signUp(input: object): Promise<Signed> {
  return (await shop.subgraph.ask<{ signUp: Signed }>(aVisitor(), signUpMutation, { input }, told)).data.signUp;
}
async function signIn(email: string, attempt: string, from = told): Promise<Signed> {
  const input = { email, password: attempt };
  return (await shop.subgraph.ask<{ signIn: Signed }>(aVisitor(), signInMutation, { input }, from)).data.signIn;
}
/** A request as it comes, to look at the headers of the answer. */
async function post(query: string, variables: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${shop.subgraph.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await shop.subgraph.signed(aVisitor(), told)), ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return {
    cookies: response.headers.getSetCookie(),
    body: (await response.json()) as { data: Record<string, unknown> },
  };
}

describe('signing up', () => {
  it('opens a customer’s account, signs in and tells the other services', async () => {
    const signed = await signUp({ ...aPerson(), email: ' Maria@Example.COM ' });
    expect(signed).toMatchObject({
      __typename: 'SignedIn',
      account: { email: 'maria@example.com', displayName: 'Анна', roles: ['CUSTOMER'] },
    });
    const event = await waitUntil('the event', () =>
      shop.platform.published.find(({ payload }) => 'accountId' in payload && payload.accountId === signed.account.id),
    );
    expect(event).toMatchObject({
      type: 'account.registered.v1',
      payload: { displayName: 'Анна', roles: ['CUSTOMER'] },
    });
    expect(JSON.stringify(event)).not.toContain('example.com');
  });

  it('keeps no password', async () => {
    await signUp(aPerson());
    const stored = await shop.platform.mongo.collection('accounts').find({}).toArray();
    expect(JSON.stringify(stored)).not.toContain(password);
    expect(stored.every(({ passwordHash }) => String(passwordHash).startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(
      true,
    );
  });

  it('refuses an address that has an account, in whatever case, even at the same moment', async () => {
    const person = aPerson();
    const answers = await Promise.all([signUp(person), signUp({ ...person, email: person.email.toUpperCase() })]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['EmailTaken', 'SignedIn']);
  });

  it.each([
    [{ email: 'nobody' }, 'EMAIL_FORMAT', 'email'],
    [{ email: 'a b@example.com' }, 'EMAIL_FORMAT', 'email'],
    [{ password: 'short' }, 'PASSWORD_LENGTH', 'password'],
    [{ displayName: '' }, 'DISPLAY_NAME_LENGTH', 'displayName'],
  ])('refuses %j', async (wrong, code, field) => {
    expect(await signUp({ ...aPerson(), ...wrong })).toMatchObject({ __typename: 'InvalidInput', code, field });
  });

  it('takes addresses in other scripts', async () => {
    expect(await signUp({ ...aPerson(), email: 'мария@почта.рф' })).toMatchObject({ __typename: 'SignedIn' });
  });
});

describe('signing in', () => {
  it('takes the right password, however the address is typed, and sets a cookie out of reach of scripts', async () => {
    const person = aPerson();
    await signUp(person);
    const { body, cookies } = await post(signInMutation, { input: { email: person.email.toUpperCase(), password } });
    const signed = body.data['signIn'] as Signed;
    expect(signed).toMatchObject({ __typename: 'SignedIn', account: { email: person.email } });
    expect(cookies).toEqual([
      `alexandrite_session=${signed.token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200`,
      expect.stringMatching(
        /^alexandrite_device=[\w.-]+; Path=\/graphql; HttpOnly; SameSite=Strict; Max-Age=15552000$/,
      ) as string,
    ]);
    const session = await readSession(signed.token, sessionKeys.verifying);
    expect(session).toMatchObject({ accountId: signed.account.id, displayName: 'Анна', roles: ['CUSTOMER'] });
  });

  it('answers a wrong password and an unknown address alike, and sets no cookie', async () => {
    const person = aPerson();
    await signUp(person);
    const wrong = await post(signInMutation, { input: { email: person.email, password: 'wrong password' } });
    const unknown = await post(signInMutation, { input: { email: 'nobody@example.com', password: 'wrong password' } });
    expect(wrong.body).toEqual(unknown.body);
    expect(wrong.body.data['signIn']).toMatchObject({ __typename: 'WrongCredentials', code: 'WRONG_CREDENTIALS' });
    expect([...wrong.cookies, ...unknown.cookies]).toEqual([]);
  });

  it('forgets wrong tries once the right password came', async () => {
    const person = aPerson();
    await signUp(person);
    for (let round = 0; round < 3; round += 1) {
      for (let tries = 0; tries < 4; tries += 1) await signIn(person.email, 'wrong password');
      expect(await signIn(person.email, password)).toMatchObject({ __typename: 'SignedIn' });
    }
  });

  it('keeps no e-mail address in Redis', async () => {
    await signIn('kept@example.com', 'wrong password');
    const { keys } = await shop.platform.redis.scan('0', { MATCH: 'shop:tries*', COUNT: 10_000 });
    expect(keys.join()).not.toContain('@');
  });
});

describe('signing out', () => {
  it('ends the session for every gateway and clears the cookie', async () => {
    const { token } = await signUp(aPerson());
    const { body, cookies } = await post(signOutMutation, {}, { 'x-alexandrite-session': token });
    expect(body.data).toEqual({ signOut: true });
    expect(cookies).toEqual(['alexandrite_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0']);
    const session = await readSession(token, sessionKeys.verifying);
    await waitUntil('gateways are told', () =>
      shop.platform.revoked.find((told) => told.kind === 'session' && told.sessionId === session?.sessionId),
    );
  });

  it('says that there was none to a visitor and to a forged token', async () => {
    expect((await post(signOutMutation, {})).body.data).toEqual({ signOut: false });
    const forged = await post(signOutMutation, {}, { 'x-alexandrite-session': 'e30.e30.e30' });
    expect(forged.body.data).toEqual({ signOut: false });
  });
});

describe('an account that was signed out of hundreds of times', () => {
  it('is not signed in to again for a while: gateways remember every one of them', async () => {
    const person = aPerson();
    const { account } = await signUp(person);
    const { endedSessions } = openShopDatabase(shop.platform);
    const [endedAt, expiresAt] = [new Date(), new Date(Date.now() + 3_600_000)];
    const ended = Array.from({ length: sessionBounds.endedSessions.limit }, (_, index) =>
      endedSessions.add({ id: `ses_many_${index}`, accountId: account.id, endedAt, expiresAt }),
    );
    await Promise.all(ended);
    expect(await signIn(person.email, password)).toMatchObject({ __typename: 'TooManyAttempts' });
  });
});

describe('an account', () => {
  const entity = `query ($id: ID!) { _entities(representations: [{ __typename: "Account", id: $id }]) {
    ... on Account { id email displayName roles } } }`;

  it('is seen by its owner and staff, and looks to others as if it did not exist', async () => {
    const { account } = await signUp(aPerson());
    const owner = aCustomer({ accountId: account.id });
    const seen = async (as: Parameters<typeof shop.subgraph.ask>[0]) =>
      (await shop.subgraph.ask<{ _entities: unknown[] }>(as, entity, { id: account.id })).data._entities[0];
    expect(await seen(owner)).toMatchObject({ email: account.email });
    expect(await seen(anIdentity({ roles: ['SELLER'] }))).toMatchObject({ email: account.email });
    expect(await seen(aCustomer())).toBeNull();
    expect(await seen(aVisitor())).toBeNull();
    const viewer = async (as: Parameters<typeof shop.subgraph.ask>[0]) =>
      (await shop.subgraph.ask<{ viewer: unknown }>(as, '{ viewer { id } }')).data.viewer;
    expect(await viewer(owner)).toEqual({ id: account.id });
    expect(await viewer(aVisitor())).toBeNull();
  });
});

describe('over https', () => {
  it('the cookie never travels without it', async () => {
    const secure = await openTestShop([], { GATEWAY_PUBLIC_URL: 'https://api.alexandrite.example' });
    try {
      const response = await fetch(`${secure.subgraph.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await secure.subgraph.signed(aVisitor())) },
        body: JSON.stringify({ query: signUpMutation, variables: { input: aPerson() } }),
      });
      const secured = expect.stringMatching(/; Secure$/) as string;
      expect(response.headers.getSetCookie()).toEqual([secured, secured]);
    } finally {
      await secure.close();
    }
  });
});
