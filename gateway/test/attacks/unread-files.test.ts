import { request as ask, type IncomingMessage } from 'node:http';
import { uploadBounds } from '@alexandrite/contracts/bounds/uploads';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { anAddress, type LimitedGateway, metric, openLimited } from '../support/limited-gateway.ts';

/** More than sockets and streams on the way hold. */
const size = 1024 * 1024 * 1024;

describe('files that nobody reads', () => {
  let house: LimitedGateway;
  beforeAll(async () => {
    house = await openLimited({});
    house.subgraphs.shop.intercept = (_, response) => {
      response.writeHead(200, { 'content-length': size }).write(Buffer.alloc(65_536));
      return true;
    };
  });
  afterAll(() => house.close());

  /** Asks for a file and reads nothing of it. */
  const open = (address: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const headers = { 'x-forwarded-for': address };
      ask(new URL('/models/mdl_1/ring.stl', house.url), { headers }, (response) => {
        resolve(response.on('error', () => undefined));
      })
        .on('error', reject)
        .end();
    });

  it('take so many of the shop’s connections for an address, and no more', async () => {
    const [address, other] = [anAddress(), anAddress()];
    const { limit } = uploadBounds.passing;
    const unread = await Promise.all(Array.from({ length: limit }, () => open(address)));
    expect(await metric('gateway_files_passing')).toBe(limit);
    const [refused, passed] = [await open(address), await open(other)];
    expect([refused.statusCode, refused.headers['retry-after'], passed.statusCode]).toEqual([429, '5', 200]);
    for (const response of [...unread, refused, passed]) response.destroy();
    await waitUntil('their places are free', async () => (await metric('gateway_files_passing')) === 0);
    const again = await open(address);
    expect(again.statusCode).toBe(200);
    again.destroy();
  });
});
