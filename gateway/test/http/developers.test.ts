import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('for developers', () => {
  let open: TestGateway;
  let closed: TestGateway;
  beforeAll(async () => {
    [open, closed] = await Promise.all([openTestGateway(), openTestGateway({ sandbox: false })]);
  });
  afterAll(() => Promise.all([open.close(), closed.close()]));

  it('a browser is shown Sandbox, in its language, which may load nothing but Sandbox', async () => {
    const response = await fetch(open.url, { headers: { ...html, 'accept-language': 'ru' } });
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(await response.text()).toContain('Каталог');
  });

  it('the schema is there as text, and may be asked for', async () => {
    const text = await (await fetch(new URL('/schema.graphql', open.url))).text();
    expect(text).toContain('type Subscription {');
    expect(text).not.toContain('join__');
    expect((await open.ask('{ __schema { queryType { name } } }')).errors).toEqual([]);
  });

  it('nothing of it is there where it is closed', async () => {
    expect((await fetch(closed.url, { headers: html })).status).toBe(400);
    expect((await fetch(new URL('/schema.graphql', closed.url))).status).toBe(404);
    expect((await closed.ask('{ __schema { queryType { name } } }')).errors[0]?.extensions.code).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
    const { errors } = await closed.ask('{ product { id } }');
    expect(errors[0]?.message).not.toContain('Did you mean');
  });
});
