import { createServer } from 'node:http';
import { systemClock } from '@alexandrite/service-kit/clock';
import { closeServer, listen } from '@alexandrite/service-kit/http';
import { createLog } from '@alexandrite/service-kit/log';
import { createRedis } from '@alexandrite/service-kit/redis';
import { aKeyPair, waitUntil } from '@alexandrite/service-kit/testing';
import { WebSocket } from 'ws';
import { allowOrigins } from '../../src/identity/origins.ts';
import { usualRevocations } from '../../src/identity/revocations/revocation-limits.ts';
import { Revocations } from '../../src/identity/revocations/revocations.ts';
import { IdentitySigner } from '../../src/identity/signed-identities.ts';
import { TokenTries } from '../../src/identity/token-tries.ts';
import { Admission } from '../../src/limits/admission.ts';
import { usualLimits } from '../../src/limits/limit-settings.ts';
import { createLive } from '../../src/live/live.ts';
import { openTestGateway } from '../support/test-gateway.ts';

const protocol = 'graphql-transport-ws';
const introduction = { type: 'connection_init' };
const subscription = {
  id: '1',
  type: 'subscribe',
  payload: { query: 'subscription { quoteUpdated(id: "quo_1") { status } }' },
};

/** Not asked: visitors have no session. */
const noRedis = createRedis('redis://localhost:1', createLog('gateway', 'silent'));

describe('a gateway that fails', () => {
  it('closes the socket with 4500 and says no more', async () => {
    const log = createLog('gateway', 'silent');
    const never = () => Promise.reject(new Error('not asked'));
    const source = { page: never, close: () => Promise.resolve() };
    const revocations = new Revocations({ source, limits: usualRevocations, log });
    const live = createLive({
      // Broken, as no gateway is: nothing else makes one fail at a message.
      graph: {
        schema: () => {
          throw new Error('no schema');
        },
        questionOf: () => null,
        has: () => false,
        schemaText: () => '',
        prepare: () => {
          throw new Error('no schema');
        },
        costOf: () => 0,
        run: never,
        ask: never,
      },
      hub: {
        follow: () => () => undefined,
        followRevocations: () => undefined,
        last: { order: 0, position: '0-0' },
        since: () => null,
        close: () => Promise.resolve(),
      },
      admission: new Admission({ settings: usualLimits, redis: noRedis, log }),
      checks: { sessionKeys: new Map(), tries: new TokenTries(), revocations },
      signer: new IdentitySigner(aKeyPair().signing),
      origins: allowOrigins([]),
      clock: systemClock,
      log,
    });
    const server = createServer().on('upgrade', (request, socket, head) => live.upgrade(request, socket, head));
    const socket = new WebSocket(`ws://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`, protocol);
    const end: { code?: number; reason?: string } = {};
    socket.on('close', (code, reason) => Object.assign(end, { code, reason: reason.toString() }));
    socket.on('open', () => socket.send(JSON.stringify(introduction)));
    socket.on('message', () => socket.send(JSON.stringify(subscription)));
    await waitUntil('the end', () => end.code);
    expect(end).toEqual({ code: 4500, reason: 'Internal server error' });
    await live.drain();
    await closeServer(server);
  });
});

describe('a gateway that drains', () => {
  it('sends its clients away a few at a time, with 1012, and takes no more', async () => {
    const house = await openTestGateway({ liveLimits: { drainMsEach: 20 } });
    const url = house.url.replace('http', 'ws');
    const codes: number[] = [];
    const sockets = Array.from({ length: 20 }, () => new WebSocket(url, protocol));
    const areOpen = () => sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length;
    let whenTheFirstHasLeft = 0;
    for (const socket of sockets) {
      socket.on('close', (code) => {
        if (codes.length === 0) whenTheFirstHasLeft = areOpen();
        codes.push(code);
      });
    }
    await waitUntil('all are open', () => areOpen() === sockets.length);
    const drained = house.gateway.drain();
    const late = new WebSocket(url, protocol);
    let refusal = '';
    late.on('error', (fault) => (refusal = fault.message));
    await drained;
    await waitUntil('all have left', () => codes.length === sockets.length);
    expect(new Set(codes)).toEqual(new Set([1012]));
    // All at once would be a stampede.
    expect(whenTheFirstHasLeft).toBeGreaterThan(0);
    expect(refusal).toMatch('503');
    await house.close();
  });
});
