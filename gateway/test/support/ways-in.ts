import type { Session } from '@alexandrite/service-kit/sessions';
import { aCustomer, anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import { connect } from './live-client.ts';
import { aKey, bearer, partnerUrl } from './partner-client.ts';
import type { TestGateway } from './test-gateway.ts';

/** Somebody with a token, and where they use it. */
export interface Holder {
  readonly session: Session;
  readonly token: string;
  /** Where it is let in. */
  readonly url: string;
}

/** Who holds a token that may be revoked. */
export const holders = {
  'a customer': async (gateway: TestGateway): Promise<Holder> => ({
    ...(await gateway.signIn(aCustomer())),
    url: gateway.url,
  }),
  'a manager': async (gateway: TestGateway): Promise<Holder> => ({
    ...(await gateway.signIn(anIdentity({ roles: ['MANAGER'] }))),
    url: gateway.url,
  }),
  'a partner’s program': async (gateway: TestGateway): Promise<Holder> => {
    const { session, secret } = await aKey();
    return { session, token: secret, url: partnerUrl(gateway) };
  },
} as const;

export type HolderName = keyof typeof holders;

const orders = 'subscription { ordersUpdated { id } }';

/** How a gateway answers somebody over each protocol: statuses of HTTP, and the code with which a socket is closed. */
export async function answersTo(holder: Holder) {
  const [http, cookie, events, socket] = await Promise.all([
    statusOverHttp(holder),
    statusWithCookie(holder),
    statusOfEvents(holder),
    closeCodeOf(holder),
  ]);
  return { http, cookie, events, socket };
}

export async function statusOverHttp({ url, token }: Holder): Promise<number> {
  return (await postHttp(url, bearer(token))).status;
}

/** The answer to a request by the same token in the cookie of a browser. */
async function statusWithCookie({ url, token }: Holder): Promise<number> {
  return (await postHttp(url, { cookie: `alexandrite_session=${token}` })).status;
}

export function postHttp(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
}

/** Opens a stream of events. */
export function openEvents({ url, token }: Holder, signal?: AbortSignal): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...bearer(token) },
    body: JSON.stringify({ query: orders }),
    ...(signal ? { signal } : {}),
  });
}

async function statusOfEvents(holder: Holder): Promise<number> {
  const end = new AbortController();
  const { status } = await openEvents(holder, end.signal);
  end.abort();
  return status;
}

/** Opens a socket and follows orders. */
export function openSocket({ url, token }: Holder) {
  const socket = connect({ url }, { token });
  return { socket, subscriber: socket.subscribe(orders) };
}

/** The code with which a new socket is closed; 0 for one that is let in. */
async function closeCodeOf(holder: Holder): Promise<number> {
  const socket = connect(holder, { token: holder.token });
  const welcomed = { yes: false };
  socket.client.on('connected', () => (welcomed.yes = true));
  socket.subscribe(orders);
  const code = await waitUntil('an answer', () =>
    welcomed.yes ? { code: 0 } : socket.closed.code ? socket.closed : null,
  );
  socket.dispose();
  return code.code ?? 0;
}
