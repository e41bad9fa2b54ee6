import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Localized } from '@alexandrite/contracts/locale';
import { notAdmitted } from '../../http/not-admitted.ts';
import { refuseInTime } from '../../http/refuse-in-time.ts';
import { Refusal } from '../../http/refusal.ts';
import { refuse, refuseWith } from '../../http/respond.ts';
import { localeHeader } from '../../identity/locale.ts';
import { CallerOfRequest } from '../../http/caller-of-request.ts';
import { NotAdmittedError } from '../../identity/caller.ts';
import { readCredentials } from '../../identity/credentials.ts';
import type { Admission } from '../../limits/admission.ts';
import { bodyToll } from '../../limits/body-toll.ts';
import type { Origins } from '../../identity/origins.ts';
import { EventOutlet } from './event-outlet.ts';
import { readSubscription } from './event-request.ts';
import { introduce } from './introduction.ts';
import type { Subscribing } from './outlet.ts';
import type { SocketServices } from './socket-outlet.ts';

/** How long a client that has too many connections should wait before it tries again, in seconds. */
const retryAfterSeconds = 5;

const closing: Localized = {
  ru: 'Этот шлюз закрывается. Подключитесь снова.',
  en: 'This gateway is closing. Connect again.',
};
const full: Localized = {
  ru: 'Сейчас слишком много подключений. Попробуйте через несколько секунд.',
  en: 'There are too many connections just now. Try again in a few seconds.',
};
const notThisPage: Localized = { ru: 'С этой страницы подписки недоступны.', en: 'This page may not follow anything.' };
const signInFirst: Localized = { ru: 'Сначала войдите.', en: 'Sign in first.' };
const tooMany: Localized = {
  ru: 'Слишком много подключений: сначала закройте другое.',
  en: 'Too many connections: close another first.',
};

interface Options {
  readonly services: SocketServices;
  readonly origins: Origins;
}

/**
 * Answers subscriptions as server-sent events, one connection for each (the protocol of graphql-sse: distinct
 * connections mode). What is wrong with the operation is told in the stream; what is wrong with the request, in HTTP.
 */
export function createEvents({ services, origins }: Options) {
  const { admission, checks, connections } = services;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (connections.isDraining() || connections.isFull()) {
      response.setHeader('retry-after', retryAfterSeconds);
      refuse(response, 503, 'SERVICE_UNAVAILABLE', connections.isDraining() ? closing : full);
      return;
    }
    const exhausted = admission.arriveWith(request, 'connection');
    const address = admission.addressOf(request.headers, request.socket);
    const asker = new CallerOfRequest({ request, credentials: readCredentials(request.headers), checks, address });
    if (exhausted && !(await asker.hasSession())) {
      refuseInTime(admission, response, exhausted);
      return;
    }
    // A foreign page could not read the stream, but it could hold it open with a person's cookie.
    if (!origins.allows(request.headers.origin)) {
      refuse(response, 403, 'FORBIDDEN', notThisPage);
      return;
    }
    const asked = await orRefuse(admission, response, async () => {
      // Where their address has nothing left they pay themselves.
      const payer = exhausted ? await asker.get() : null;
      return readSubscription(request, bodyToll(admission, payer, address));
    });
    if (!asked) return;
    const outlet = new EventOutlet(services, response);
    const introduced = await introduce(
      {
        outlet,
        headers: request.headers,
        said: { locale: request.headers[localeHeader] },
        wire: request.socket,
      },
      services,
    );
    if (introduced !== 'welcome') {
      outlet.gone();
      turnAway(introduced, response);
      return;
    }
    if (response.closed || connections.isDraining()) {
      outlet.gone();
      response.destroy();
      return;
    }
    connections.add(outlet, 'events');
    response.on('close', () => {
      outlet.gone();
      connections.remove(outlet, 'events');
    });
    outlet.open(asked);
  };
}

function turnAway(outcome: 'not allowed' | 'too many' | NotAdmittedError, response: ServerResponse): void {
  if (outcome === 'not allowed') {
    response.setHeader('www-authenticate', 'Bearer');
    refuse(response, 401, 'UNAUTHENTICATED', signInFirst);
  } else if (outcome instanceof NotAdmittedError) {
    refuseWith(response, notAdmitted(outcome));
  } else {
    response.setHeader('retry-after', retryAfterSeconds);
    refuse(response, 429, 'RATE_LIMITED', tooMany, { retryAfterSeconds });
  }
}

/** The subscription; undefined when the request was refused. */
async function orRefuse(
  admission: Admission,
  response: ServerResponse,
  read: () => Promise<Subscribing | string>,
): Promise<Subscribing | undefined> {
  try {
    const asked = await read();
    if (typeof asked !== 'string') return asked;
    refuse(response, 400, 'BAD_REQUEST', asked);
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    refuseInTime(admission, response, fault);
  }
  return undefined;
}
