import { CachedPair, isHit } from '../support/cached-pair.ts';

const ring = '{ product(slug: "ring") { id name } }';

const pair = CachedPair.forTests();

describe('what is one caller’s own', () => {
  const me = '{ viewer { id email } }';
  const mixed = '{ products { nodes { id } } viewer { id email } }';
  const aliased = '{ name: viewer { id: email } other: product(slug: "ring") { id } }';
  const inFragment = '{ product(slug: "ring") { id } ...Own } fragment Own on Query { viewer { id } }';
  const drafts = '{ product(slug: "ring") { id editing { revision } } }';

  it.each([me, mixed, aliased, inFragment, drafts])('is never another’s: %s', async (query) => {
    const callers = [
      { accountId: 'acc_1', roles: ['CUSTOMER'] },
      { accountId: 'acc_2', roles: ['CUSTOMER'] },
      { accountId: 'acc_3', roles: ['PARTNER'] },
      { accountId: 'acc_4', roles: ['MANAGER'] },
    ] as const;
    const tokens = await Promise.all(callers.map((caller) => pair.house.tokenOf(caller)));
    const asked = Array.from({ length: 3 }, () => [...tokens, null]).flat();
    const answers = await Promise.all(
      asked.map((token, index) =>
        (index % 2 ? pair.one : pair.other).post(query, {
          headers: token === null ? {} : { authorization: `Bearer ${token}` },
        }),
      ),
    );
    answers.forEach(({ text, headers }, index) => {
      const mine = callers[index % 5];
      for (const { accountId } of callers) if (accountId !== mine?.accountId) expect(text).not.toContain(accountId);
      if (mine && query !== drafts) expect(text).toContain(mine.accountId);
      if (query === drafts) expect(text.includes('"revision":7')).toBe(mine?.accountId === 'acc_4');
      expect(headers.get('cache-control')).toBe('private, no-store');
    });
    expect(await pair.redis.keys('{cache}:answer:*')).toEqual([]);
  });

  it('is not shown for the sake of a variable that another sets otherwise', async () => {
    const query = 'query ($me: Boolean!) { product(slug: "ring") { id } viewer @include(if: $me) { id } }';
    const skipping = 'query ($me: Boolean!) { product(slug: "ring") { id } viewer @skip(if: $me) { id } }';
    const headers = {
      authorization: `Bearer ${await pair.house.tokenOf({ accountId: 'acc_1', roles: ['CUSTOMER'] })}`,
    };
    const own = await pair.one.post(query, { variables: { me: true }, headers });
    expect(own.text).toContain('acc_1');
    await pair.warm(pair.one, query, { variables: { me: false } });
    expect((await pair.one.post(query, { variables: { me: true } })).text).toContain('"viewer":null');
    expect((await pair.one.post(query, { variables: { me: false }, headers })).text).not.toContain('viewer');
    expect((await pair.one.post(skipping, { variables: { me: false }, headers })).text).toContain('acc_1');
    expect((await pair.one.post(skipping, { variables: { me: false } })).text).toContain('"viewer":null');
  });

  it('does not come with what is everybody’s: no cookie, no error', async () => {
    const { headers } = await pair.one.post('mutation { signOut }');
    expect(headers.getSetCookie()).toEqual(['signed-out=nobody']);
    expect((await pair.one.post('mutation { signOut }')).headers.get('cache-status')).toBeNull();
    const partial = '{ product(slug: "ring") { id } collections { slug } }';
    for (const gateway of [pair.one, pair.other]) expect(isHit(await gateway.post(partial))).toBe(false);
    expect(await pair.redis.keys('{cache}:answer:*')).toEqual([]);
  });
});

describe('a caller with credentials', () => {
  it('shares what is everybody’s, and the answer says that it is theirs to keep', async () => {
    await pair.warm(pair.one, ring);
    const token = await pair.house.tokenOf({ accountId: 'acc_1', roles: ['CUSTOMER'] });
    for (const headers of [{ authorization: `Bearer ${token}` }, { cookie: `alexandrite_session=${token}` }]) {
      const answer = await pair.one.get(ring, { headers: { ...headers } });
      expect(isHit(answer)).toBe(true);
      expect(answer.headers.get('cache-control')).toBe('private, no-cache');
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it('whose token does not hold is refused, whatever is stored', async () => {
    await pair.warm(pair.one, ring);
    for (let times = 0; times < 3; times += 1) {
      expect((await pair.one.post(ring, { headers: { authorization: 'Bearer nonsense' } })).status).toBe(401);
    }
  });

  it('whose cookie is over is a visitor, and is told to forget it', async () => {
    await pair.warm(pair.one, ring);
    for (let times = 0; times < 3; times += 1) {
      const answer = await pair.one.get(ring, { headers: { cookie: 'alexandrite_session=nonsense' } });
      expect(isHit(answer)).toBe(true);
      expect(answer.headers.getSetCookie()[0]).toContain('Max-Age=0');
      expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    }
  });
});
