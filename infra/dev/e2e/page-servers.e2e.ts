import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { repositoryRoot } from '../src/paths.ts';
import { appNames, type AppName } from '../src/stack/app-processes.ts';
import { buildApps } from '../src/stack/build-apps.ts';
import { waitUntil } from '@alexandrite/service-kit/testing';

/** Apart from those of a house that somebody runs here, and of other tests. */
const ports: Readonly<Record<AppName, number>> = { web: 8_300, admin: 8_301 };
const publicUrl = 'https://pages.alexandrite.example';

/** Each a path that opens a page which asks the gateway. */
const pages: Readonly<Record<AppName, string>> = { web: '/ru', admin: '/ru/sign-in' };

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks for a path as it is written; fetch would tidy it up, and send no Host of ours. */
async function ask(port: number, address: string, headers: Record<string, string> = {}): Promise<Answer> {
  const question = request({ host: '127.0.0.1', port, path: address, headers }).end();
  // What a client gets, and what a stream of bytes is made of.
  const [answer] = (await once(question, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString() };
}

describe.each(appNames)('the page server of %s', (app) => {
  const told: (string | undefined)[] = [];
  let gateway: Server;
  let server: ChildProcess;
  beforeAll(async () => {
    await buildApps(
      { dataDir: path.join(repositoryRoot, '.data'), record: () => undefined, line: () => undefined },
      new AbortController().signal,
    );
    gateway = createServer((question, response) => {
      told.push(question.headers['x-forwarded-for']?.toString());
      // Somebody of the staff, whom the page for signing in leads on at once.
      const staff = { id: 'acc_1', displayName: 'A', email: 'a@alexandrite.example', roles: ['ADMIN'] };
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: { viewer: staff } }));
    });
    await once(gateway.listen(0, '127.0.0.1'), 'listening');
    // It listens on TCP.
    const { port } = gateway.address() as AddressInfo;
    const next = path.join(repositoryRoot, 'node_modules/next/dist/bin/next');
    server = spawn(process.execPath, [next, 'start', '-p', String(ports[app])], {
      cwd: path.join(repositoryRoot, app),
      env: {
        PATH: path.join(repositoryRoot, 'node_modules/.bin'),
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        GATEWAY_URL: `http://127.0.0.1:${port}`,
        WEB_PUBLIC_URL: publicUrl,
        ADMIN_PUBLIC_URL: publicUrl,
      },
      stdio: 'ignore',
    });
    await waitUntil('it answers', () => ask(ports[app], pages[app]).catch(() => null), 60_000);
  }, 600_000);
  afterAll(async () => {
    gateway.closeAllConnections();
    gateway.close();
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  });

  it('tells the gateway where visitors are, and not what they say of it', async () => {
    for (const header of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'x-client-ip', 'cf-connecting-ip']) {
      told.length = 0;
      await ask(ports[app], pages[app], { [header]: header === 'forwarded' ? 'for=6.6.6.6' : '6.6.6.6' });
      expect(told.length).toBeGreaterThan(0);
      expect(new Set(told)).toEqual(new Set(['127.0.0.1']));
    }
  });

  it.each([
    ...['/%', '/%A0', '/en/%A0', '/en/catalogue/%A0', '/en/orders/%', '/ru/%E0%A4%A', '/nowhere', '/en/nowhere'],
    ...['/en/a.b', '/ru/catalogue/ring.jpg', '/wp-login.php', '/en/catalogue/no-such-piece', '/en/orders/ord_none'],
  ])('says by its status that there is nothing at %s, and guards that page as any other', async (address) => {
    let answer = await ask(ports[app], address);
    // Without a language it is led to one first.
    if (answer.headers.location !== undefined) answer = await ask(ports[app], answer.headers.location);
    expect(answer.status).toBe(404);
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each(['host', 'x-forwarded-host', 'x-forwarded-prefix', 'x-original-url', 'x-rewrite-url'])(
    'names no other address as its own, whatever %s says',
    async (header) => {
      for (const address of ['/', pages[app], '/orders', '/nowhere']) {
        const { headers, body } = await ask(ports[app], address, { [header]: 'evil.example' });
        expect(JSON.stringify(headers)).not.toContain('evil.example');
        expect(body).not.toContain('evil.example');
      }
    },
  );

  it.each([
    ...['//evil.example', '/.//evil.example', '/ru//evil.example', '/ru/..//evil.example', '/%2e//evil.example'],
    ...[
      '/\\evil.example',
      '/ru/\\evil.example',
      '/%2F%2Fevil.example',
      '/%5Cevil.example/',
      '/ru/%2e%2e//evil.example',
    ],
    ...['//evil.example/%2e%2e', '/ru//evil.example/', '///evil.example', '/evil.example//', '/ru/%0a/evil.example'],
  ])('leads nobody away by a redirect from %s', async (address) => {
    const { headers } = await ask(ports[app], address);
    if (headers.location === undefined) return;
    const from = `${publicUrl}/ru`;
    expect(new URL(headers.location, from).origin).toBe(publicUrl);
  });

  it.each(['/.//evil.example', '//evil.example', '/\\evil.example', 'https://evil.example'])(
    'leads nobody away after signing in: %s',
    async (wanted) => {
      const { headers, body } = await ask(ports[app], `/ru/sign-in?return=${encodeURIComponent(wanted)}`);
      if (app === 'admin') expect(headers.location).toMatch(/^\/ru\/[a-z-]+$/);
      // The way to the other form takes along where one wanted to go, if it is anywhere.
      else expect(body).toContain('href="/ru/sign-up"');
    },
  );
});
