import { Agent, type IncomingMessage, request as ask, type ServerResponse } from 'node:http';
import { Agent as SecureAgent, request as askSecurely } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { identityHeader, visitor } from '@alexandrite/service-kit/identity';
import type { Log } from '@alexandrite/service-kit/log';
import { counter } from '@alexandrite/service-kit/metrics';
import { carryTrace, nameSpan } from '@alexandrite/service-kit/telemetry';
import { localeOf, refuse, refuseWith } from '../http/respond.ts';
import type { IdentitySigner } from '../identity/signed-identities.ts';
import type { AddressOf } from '../limits/client-address.ts';
import { FilePlaces } from './file-places.ts';
import { answerHeaders, questionHeaders } from './passed-headers.ts';

/** How long the shop may be silent while a file passes, in milliseconds. */
const silenceLimitMs = 60_000;

/** Addresses that are the shop's own, and how they may be asked. */
const routes: readonly { readonly path: RegExp; readonly methods: readonly string[] }[] = [
  { path: /^\/uploads\/[^/]+$/, methods: ['PUT', 'DELETE'] },
  { path: /^\/media\/./, methods: ['GET', 'HEAD'] },
  { path: /^\/models\/./, methods: ['GET', 'HEAD'] },
];

const files = counter('gateway_files_total', 'Files passed on to and from the shop.', ['method', 'outcome']);

interface Options {
  /** Where the shop's HTTP server is. */
  readonly origin: string;
  /** Tells the shop where a file goes to or comes from. */
  readonly signer: IdentitySigner;
  readonly addressOf: AddressOf;
  readonly log: Log;
}

/** Passes files between clients and the shop. */
export interface ShopFiles {
  /** Whether the address is the shop's. */
  has(url: URL): boolean;
  /** Passes on a request for such an address. */
  forward(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): void;
}

/**
 * Files flow through as they come, in both directions: nothing is held but what fits into the sockets' buffers, the
 * slower side sets the pace, and when one side goes away the other is told. Tokens in the address say what is allowed;
 * the shop checks them, and sizes too.
 */
export function createShopFiles({ origin, signer, addressOf, log }: Options): ShopFiles {
  const isSecure = origin.startsWith('https:');
  const agent = new (isSecure ? SecureAgent : Agent)({ keepAlive: true, maxFreeSockets: 32 });
  const open = isSecure ? askSecurely : ask;
  const places = new FilePlaces();

  const pass = async (url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asker = {
      identity: visitor(localeOf(request)),
      asOf: null,
      clientAddress: addressOf(request.headers, request.socket),
    };
    const signed = await signer.sign('shop', asker);
    const question = open(new URL(url.pathname + url.search, origin), {
      method: request.method,
      // Nothing else carries the trace on here: the instrumentation watches questions to subgraphs.
      headers: { ...questionHeaders(request.headers), ...carryTrace(), [identityHeader]: signed },
      agent,
      timeout: silenceLimitMs,
    });
    question.on('timeout', () => question.destroy(new Error(`silent for ${silenceLimitMs} ms`)));
    response.on('close', () => {
      if (!response.writableFinished) question.destroy();
    });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      question.on('response', resolve).on('error', reject);
    });
    // The shop may answer before it has read everything, to refuse: its answer counts, not that it stopped reading.
    const sent = pipeline(request, question).catch((fault: unknown) => {
      log.debug({ err: fault }, 'a file was not read to its end');
    });
    const answer = await answered;
    for (const [name, value] of answerHeaders(answer.headers)) response.setHeader(name, value);
    if (!request.complete) response.setHeader('connection', 'close');
    response.writeHead(answer.statusCode ?? 502);
    await pipeline(answer, response);
    await sent;
  };

  const routeOf = (url: URL) => routes.find(({ path }) => path.test(url.pathname));

  return {
    has: (url) => routeOf(url) !== undefined,
    async forward(url, request, response) {
      const methods = routeOf(url)?.methods ?? [];
      const method = request.method ?? 'GET';
      if (!methods.includes(method)) {
        response.setHeader('allow', methods.join(', '));
        refuse(response, 405, 'BAD_REQUEST', `Ask with ${methods.join(' or ')}.`);
        return;
      }
      const address = addressOf(request.headers, request.socket);
      const noPlace = places.enter(address);
      if (noPlace) {
        files.inc({ method, outcome: 'refused' });
        refuseWith(response, noPlace);
        return;
      }
      nameSpan(`${method} /${url.pathname.split('/')[1] ?? ''}`);
      try {
        await pass(url, request, response);
        files.inc({ method, outcome: 'passed' });
      } catch (fault) {
        const isClientGone = response.destroyed;
        files.inc({ method, outcome: isClientGone ? 'left' : 'failed' });
        if (!isClientGone) log.warn({ err: fault, path: url.pathname }, 'a file could not be passed on');
        refuse(response, 503, 'SERVICE_UNAVAILABLE', 'Files are not available just now. Try again soon.');
      } finally {
        places.leave(address);
      }
    },
    close: () => agent.destroy(),
  };
}
