import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { believeHeaders } from '../../src/believed-headers.ts';

const publicUrl = 'https://alexandrite.example';

/** What a server that knows nothing of this reads, asked with these headers. */
async function readBy(server: Server, sent: Record<string, string>): Promise<IncomingHttpHeaders> {
  // It listens on TCP.
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: sent });
  return (await answer.json()) as IncomingHttpHeaders;
}

describe('a server of pages', () => {
  let server: Server;
  let end: () => void = () => undefined;
  beforeAll(async () => {
    server = createServer(({ headers }, response) => response.end(JSON.stringify(headers)));
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(() => end());
  afterAll(() => server.close());

  it('does not let visitors choose their address', async () => {
    end = believeHeaders({ trusted: [], publicUrl });
    for (const forged of ['6.6.6.6', '6.6.6.6, 7.7.7.7', 'unknown', '::ffff:6.6.6.6', '']) {
      const read = await readBy(server, {
        'x-forwarded-for': forged,
        'x-real-ip': '6.6.6.6',
        forwarded: 'for=6.6.6.6',
      });
      expect(read['x-forwarded-for']).toBe('127.0.0.1');
      expect([read['x-real-ip'], read.forwarded]).toEqual([undefined, undefined]);
    }
  });

  it('believes its own proxies, as far as they have seen', async () => {
    end = believeHeaders({ trusted: ['127.0.0.0/8', '10.0.0.0/8'], publicUrl });
    const addressFor = async (said: string) => (await readBy(server, { 'x-forwarded-for': said }))['x-forwarded-for'];
    expect(await addressFor('198.51.100.1')).toBe('198.51.100.1');
    expect(await addressFor('6.6.6.6, 198.51.100.1, 10.1.1.1')).toBe('198.51.100.1');
    expect(await addressFor('6.6.6.6, unknown')).toBe('127.0.0.1');
    expect(await addressFor('2001:db8::7')).toBe('2001:db8::7');
  });

  it('knows by itself under which address it is reached', async () => {
    end = believeHeaders({ trusted: ['127.0.0.1'], publicUrl });
    const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', 'x-forwarded-port': '1' };
    expect(await readBy(server, forged)).toMatchObject({
      'x-forwarded-host': 'alexandrite.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '443',
    });
  });
});
