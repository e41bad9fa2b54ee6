import { waitUntil } from '@alexandrite/service-kit/testing';
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts';

const theirs = '0af7651916cd43dd8448eb211c80319c';

describe('a stranger’s trace', () => {
  let house: GatewayProcess;
  beforeAll(async () => {
    house = await startGatewayProcess(13);
  }, 60_000);
  afterAll(() => house.close());

  it('goes no further than the gateway, nor does what is written beside it', async () => {
    const response = await fetch(house.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        traceparent: `00-${theirs}-b7ad6b7169203331-01`,
        tracestate: 'stranger=yes',
        baggage: 'account=somebody',
        'x-request-id': 'stranger',
        // Who forges what only the gateway sends is a stranger to the gateway all the same.
        'x-alexandrite-identity': 'eyJhbGciOiJFZERTQSJ9.e30.AAAA',
      },
      body: '{"query":"{ materials { id } }"}',
    });
    expect(response.status).toBe(200);
    const asked = house.subgraphs.pricing.asked.at(-1) ?? {};
    expect(asked['traceparent']).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-00$/);
    expect(asked['traceparent']).not.toMatch(theirs);
    expect([asked['tracestate'], asked['baggage'], asked['x-request-id']]).toEqual([undefined, undefined, undefined]);
  });

  it('is not sent along with a file', async () => {
    house.subgraphs.shop.intercept = (_, answer) => {
      answer.end('file');
      return true;
    };
    const headers = { traceparent: `00-${theirs}-b7ad6b7169203331-01`, baggage: 'account=somebody' };
    await fetch(new URL('/media/a?token=s3cret', house.url), { headers });
    await waitUntil('it is asked', () => house.subgraphs.shop.asked.length > 0);
    expect(JSON.stringify(house.subgraphs.shop.asked)).not.toMatch(/0af7651916|somebody/);
  });

  it('and addresses with their tokens are not in the log when a file cannot be passed on', async () => {
    house.subgraphs.shop.intercept = (request) => {
      request.socket.destroy();
      return true;
    };
    const headers = { traceparent: `00-${theirs}-b7ad6b7169203331-01` };
    const { status } = await fetch(new URL('/models/m/a.stl?token=s3cret', house.url), { headers });
    expect(status).toBe(503);
    await house.service.said('a file could not be passed on');
    expect(JSON.stringify(house.service.lines)).not.toMatch(/s3cret|0af7651916/);
  });
});
