import type { IncomingMessage, ServerResponse } from 'node:http';
import { registry } from '@alexandrite/service-kit/metrics';
import { waitUntil } from '@alexandrite/service-kit/testing';
import type { ResilienceLimits } from '../../src/graph/resilience/limits.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

const sparedForSilence = async (): Promise<number> => {
  const labels = 'gateway_subgraph_rejections_total{subgraph="pricing",reason="silent"}';
  const line = (await registry.metrics()).split('\n').find((text) => text.startsWith(labels));
  return Number(line?.split(' ').at(-1) ?? 0);
};

/** Longer than any test waits: what is answered before was not waited for to its end. */
const longMs = 60_000;

describe('a subgraph from which nothing is heard', () => {
  let house: TestGateway;
  const openWith = async (resilience: Partial<ResilienceLimits>): Promise<void> => {
    house = await openTestGateway({ resilience: { timeoutMs: longMs, firstRestMs: 50, ...resilience } });
  };
  afterEach(() => house.close());

  const answerWith = (answer: (request: IncomingMessage, response: ServerResponse) => void): void => {
    house.subgraphs.pricing.intercept = (request, response) => {
      answer(request, response);
      return true;
    };
  };
  const getWell = (): void => {
    house.subgraphs.pricing.intercept = () => false;
  };

  it('that was stopped is not waited for once it shows no life, takes nothing along, and says when to ask again', async () => {
    await openWith({ probeTimeoutMs: 200, silentMs: 50, atLeast: 1_000, lookAt: 1_000 });
    const twoParts = '{ products { nodes { id } } materials { id } }';
    answerWith(() => undefined);
    const { status, headers, data, errors } = await house.ask(twoParts);
    expect([status, data]).toEqual([200, { products: { nodes: [{ id: 'prd_1' }] }, materials: null }]);
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['materials'], 'SERVICE_UNAVAILABLE'],
    ]);
    expect(headers.get('retry-after')).toBe('10');
    const before = await sparedForSilence();
    await Promise.all(Array.from({ length: 20 }, () => house.ask(twoParts)));
    const after = await sparedForSilence();
    expect(after - before).toBe(20);
    getWell();
    await waitUntil('it is asked again', async () => Boolean((await house.ask(twoParts)).data?.['materials']));
  });

  it('that has something slow to do is waited for while it shows life', async () => {
    await openWith({ probeTimeoutMs: longMs, silentMs: 20 });
    let looks = 0;
    const held: ServerResponse[] = [];
    answerWith((request, response) => {
      if (request.method === 'POST') held.push(response);
      else response.writeHead(404).end();
      looks += request.method === 'HEAD' ? 1 : 0;
    });
    const answer = house.ask('{ materials { id } }');
    await waitUntil('it was looked for three times', () => looks >= 3);
    held[0]?.end('{"data":{"materials":[{"id":"gold"}]}}');
    expect((await answer).data).toEqual({ materials: [{ id: 'gold' }] });
  });
});
