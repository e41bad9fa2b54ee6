import type { Server } from 'node:http';
import { serverBounds } from '@alexandrite/contracts/bounds/servers';
import type { Log } from '../log/index.ts';
import { registry } from '../metrics/index.ts';
import { createHttpServer } from './create-http-server.ts';

/** Resolves when a part works; rejects with the reason when it does not. */
export type HealthCheck = () => Promise<unknown>;

/** How long a check may take before the part counts as down. */
const checkLimitMs = 2_000;

/**
 * The port for supervisors and scrapers, never for clients:
 * `/health/live` (the process answers), `/health/ready` (every part it needs answers), `/metrics`.
 */
export function createInternalServer(checks: Readonly<Record<string, HealthCheck>>, log: Log): Server {
  return createHttpServer({
    name: 'internal',
    log,
    connections: serverBounds.internalConnections.limit,
    async answer(request, response) {
      switch (request.url ?? '') {
        case '/health/live':
          response.end('ok');
          return;
        case '/health/ready': {
          const parts = await runChecks(checks);
          const ready = Object.values(parts).every((state) => state === 'ok');
          response.writeHead(ready ? 200 : 503, { 'content-type': 'application/json' });
          response.end(JSON.stringify({ ready, parts }));
          return;
        }
        case '/metrics':
          response.writeHead(200, { 'content-type': registry.contentType });
          response.end(await registry.metrics());
          return;
        default:
          response.writeHead(404).end();
      }
    },
    fail(fault, _, response) {
      log.error({ err: fault }, 'the internal port could not answer');
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    },
  });
}

async function runChecks(checks: Readonly<Record<string, HealthCheck>>): Promise<Record<string, string>> {
  const states = await Promise.all(
    Object.entries(checks).map(async ([name, check]): Promise<[string, string]> => {
      try {
        await withinLimit(check());
        return [name, 'ok'];
      } catch (fault) {
        return [name, fault instanceof Error ? fault.message : 'down'];
      }
    }),
  );
  return Object.fromEntries(states);
}

async function withinLimit(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${checkLimitMs} ms`));
    }, checkLimitMs);
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
