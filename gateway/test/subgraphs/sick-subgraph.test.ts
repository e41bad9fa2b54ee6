import type { IncomingMessage, ServerResponse } from 'node:http';
import { registry } from '@alexandrite/service-kit/metrics';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

/** The catalogue is the shop's, the quote is pricing's, which is sick. */
const page = '{ products { nodes { id name } } quote(id: "quo_1") { id } }';
const catalogue = { nodes: [{ id: 'prd_1', name: 'Ring' }] };

const valueOf = async (name: string, labels: string): Promise<number> => {
  const line = (await registry.metrics()).split('\n').find((text) => text.startsWith(`${name}{${labels}}`));
  return Number(line?.split(' ').at(-1) ?? 0);
};
const isBreaker = async (state: string): Promise<boolean> =>
  (await valueOf('gateway_subgraph_breaker', `subgraph="pricing",state="${state}"`)) === 1;

/**
 * How long a subgraph that never ends is waited for, in milliseconds. All subgraphs run in this process, and what holds
 * for one holds for the shop, which has to answer meanwhile: it must do so on a busy machine too.
 */
const shortMs = 1_000;
/** For what is ended by what is wrong with it: no time must be short for that. */
const longMs = 20_000;

describe('a sick subgraph', () => {
  let house: TestGateway;
  const openWith = async (timeoutMs: number): Promise<void> => {
    house = await openTestGateway({
      resilience: { timeoutMs, probeTimeoutMs: timeoutMs, firstRestMs: 50, longestRestMs: 100 },
    });
    house.house.quotes.set('quo_1', { ownerId: null, revision: 1 } as never);
  };
  beforeEach(() => openWith(longMs));
  afterEach(() => house.close());

  /** The same gateway, less patient. */
  const openImpatient = async (): Promise<void> => {
    await house.close();
    await openWith(shortMs);
  };

  /** What a page shows while the subgraph is sick: the catalogue, and an empty field with the reason. */
  const expectCatalogue = async (): Promise<void> => {
    const { status, data, errors } = await house.ask(page);
    expect([status, data]).toEqual([200, { products: catalogue, quote: null }]);
    expect(errors).toEqual([
      {
        message: 'This part of the answer is not available just now. Try again soon.',
        path: ['quote'],
        extensions: { code: 'SERVICE_UNAVAILABLE' },
      },
    ]);
  };

  const fallSick = async (): Promise<void> => {
    expect(await isBreaker('closed')).toBe(true);
    await waitUntil('it is left alone', async () => {
      await expectCatalogue();
      return isBreaker('open');
    });
  };

  /** While it is left alone, nobody waits and it is not asked. */
  const expectQuickRefusals = async (): Promise<void> => {
    const before = await valueOf('gateway_subgraph_rejections_total', 'subgraph="pricing",reason="breaker"');
    await Promise.all(Array.from({ length: 20 }, expectCatalogue));
    const after = await valueOf('gateway_subgraph_rejections_total', 'subgraph="pricing",reason="breaker"');
    // One now and then is the one that tries.
    expect(after - before).toBeGreaterThanOrEqual(10);
  };

  const expectRecovery = async (): Promise<void> => {
    await waitUntil('it is asked again', async () => {
      const { data } = await house.ask(page);
      return Boolean(data?.['quote']);
    });
    expect(await isBreaker('closed')).toBe(true);
    expect((await house.ask(page)).errors).toEqual([]);
  };

  const answerWith = (answer: (request: IncomingMessage, response: ServerResponse) => void): void => {
    house.subgraphs.pricing.intercept = (request, response) => {
      answer(request, response);
      return true;
    };
  };
  const getWell = (): void => {
    house.subgraphs.pricing.intercept = () => false;
  };

  it('that was killed leaves its fields empty, and is back as soon as it is back', async () => {
    await house.subgraphs.pricing.stop();
    await fallSick();
    await expectQuickRefusals();
    await house.subgraphs.pricing.restart();
    await expectRecovery();
  });

  it('that hangs is waited for a few times, and then not at all', async () => {
    await openImpatient();
    answerWith(() => undefined);
    await fallSick();
    await expectQuickRefusals();
    getWell();
    await expectRecovery();
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['garbage', (response) => response.end('}{')],
    ['html with status 200', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
    ['a fault', (response) => response.writeHead(503).end('busy')],
    ['another shape', (response) => response.end('{"data":[1,2,3]}')],
    [
      'half an answer',
      (response) => response.writeHead(200, { 'content-length': 100 }).write('{"data":') && response.destroy(),
    ],
    ['more than can be read', (response) => flood(response)],
  ])('that lies, with %s, counts as one that does not answer', async (_, lie) => {
    answerWith((_request, response) => {
      lie(response);
    });
    await fallSick();
    await expectQuickRefusals();
    getWell();
    await expectRecovery();
  });

  it('that says a drop now and then is waited for like one that says nothing', async () => {
    await openImpatient();
    answerWith((_request, response) => {
      drip(response);
    });
    await fallSick();
    await expectQuickRefusals();
    getWell();
    await expectRecovery();
  });

  it.each([
    ['a text for a list', '{"data":{"materials":"gold"}}'],
    ['an object for a list', '{"data":{"materials":{"id":"gold"}}}'],
    ['lists in a list', '{"data":{"materials":[[{"id":"gold"}]]}}'],
    ['a number for a text', '{"data":{"materials":[{"id":{}}]}}'],
  ])('that says %s spoils nothing but its own', async (_, text) => {
    answerWith((_request, response) => {
      response.setHeader('content-type', 'application/json').end(text);
    });
    const { status, data, errors } = await house.ask('{ products { nodes { id name } } materials { id } }');
    expect([status, data, errors[0]?.extensions.code, errors[0]?.path?.[0]]).toEqual([
      200,
      { products: catalogue, materials: null },
      'SERVICE_UNAVAILABLE',
      'materials',
    ]);
  });

  it('that says a text for an object spoils nothing but its own', async () => {
    answerWith((_request, response) => {
      response.setHeader('content-type', 'application/json').end('{"data":{"quote":"quo_1"}}');
    });
    await expectCatalogue();
  });

  it('that is slow can hold only so much of the gateway', async () => {
    await house.close();
    house = await openTestGateway({ resilience: { concurrent: 2, waiting: 3, timeoutMs: 5_000 } });
    house.house.quotes.set('quo_1', { ownerId: null, revision: 1 } as never);
    const held: ServerResponse[] = [];
    house.subgraphs.pricing.intercept = (request, response) => {
      if (!request.headers['x-alexandrite-identity'] || held.length >= 2) return false;
      held.push(response);
      return true;
    };
    const waiting = Array.from({ length: 5 }, () => house.ask(page));
    await waitUntil('all places are taken', () => held.length === 2);
    await waitUntil('one more is refused at once', async () => {
      const { data, errors } = await house.ask(page);
      expect(data?.['products']).toEqual(catalogue);
      return errors[0]?.extensions.code === 'SERVICE_UNAVAILABLE';
    });
    expect(await valueOf('gateway_subgraph_rejections_total', 'subgraph="pricing",reason="bulkhead"')).toBeGreaterThan(
      0,
    );
    for (const response of held) response.end('{"data":{"quote":{"id":"quo_1"}}}');
    for (const { errors } of await Promise.all(waiting)) expect(errors).toEqual([]);
  });

  it('that pours without end into many questions at once fills only the room that there is for its answers', async () => {
    await house.close();
    // Not left alone, so that all of them are asked.
    const unbroken = { lookAt: 1_000, atLeast: 1_000 };
    house = await openTestGateway({
      resilience: { readingBytes: 4 * 1024 * 1024, timeoutMs: longMs, ...unbroken },
    });
    let poured = 0;
    answerWith((_request, response) => {
      poured += 1;
      flood(response);
    });
    await Promise.all(Array.from({ length: 40 }, expectCatalogue));
    expect(poured).toBe(40);
    getWell();
    house.house.quotes.set('quo_1', { ownerId: null, revision: 1 } as never);
    await expectRecovery();
  });

  it('that loses a connection is asked again, but a change is not', async () => {
    let asked = 0;
    const loseFirst = (): boolean => (asked += 1) === 1;
    const lose = (request: IncomingMessage, _response: ServerResponse): boolean => {
      const isLost = loseFirst();
      if (isLost) request.socket.destroy();
      return isLost;
    };
    house.subgraphs.pricing.intercept = lose;
    expect((await house.ask(page)).errors).toEqual([]);
    expect(asked).toBe(2);
    asked = 0;
    house.subgraphs.shop.intercept = lose;
    const { errors } = await house.ask('mutation { signOut }');
    expect([asked, errors[0]?.extensions.code]).toEqual([1, 'SERVICE_UNAVAILABLE']);
  });

  it('is not asked twice by everybody', async () => {
    let asked = 0;
    house.subgraphs.pricing.intercept = (request) => {
      asked += 1;
      request.socket.destroy();
      return true;
    };
    await Promise.all(Array.from({ length: 100 }, () => house.ask(page)));
    expect(asked).toBeLessThanOrEqual(100 + 10 + 10);
  });
});

/** Sends without end. */
function flood(response: ServerResponse): void {
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  const pour = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', pour);
  pour();
}

/** Sends a little again and again: never silent, never done. */
function drip(response: ServerResponse): void {
  response.write('{"data":');
  const timer = setInterval(() => {
    if (response.destroyed) clearInterval(timer);
    else response.write(' ');
  }, 20);
}
