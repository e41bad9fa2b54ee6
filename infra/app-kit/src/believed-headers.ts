import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { clientAddress, trustedAddresses } from './client-address.ts';

/** What a page server is told about the way to it. */
export interface BelievedHeaders {
  /** Addresses and networks of proxies whose X-Forwarded-For is believed. */
  readonly trusted: readonly string[];
  /** Where browsers reach this server: whatever a request says, its pages name no other address as their own. */
  readonly publicUrl: string;
}

/** Node tells of each request here before the server that answers it hears of it. */
const requestStart = 'http.server.request.start';

/** By these, too, some servers are told what was asked for; nobody here says it that way. */
const forbidden = ['forwarded', 'x-real-ip', 'x-original-url', 'x-rewrite-url', 'x-forwarded-prefix'];

/**
 * Sees to it that a Next.js server reads in X-Forwarded-* what is true. Next takes them as they come, and passes the
 * address of the other end of a connection on only where nothing stands there: so anybody could choose the address by
 * which visitors are told apart, and the name under which a page speaks of itself.
 * @returns ends it
 * @throws RangeError for a trusted proxy that is no address
 */
export function believeHeaders({ trusted, publicUrl }: BelievedHeaders): () => void {
  const addressOf = clientAddress(trustedAddresses(trusted));
  const { host, port, protocol } = new URL(publicUrl);
  const rewrite = (message: unknown): void => {
    // As Node documents this channel.
    const { headers, socket } = (message as { readonly request: IncomingMessage }).request;
    const said = headers['x-forwarded-for'];
    const address = addressOf(typeof said === 'object' ? said.join(',') : said, socket.remoteAddress);
    for (const name of forbidden) Reflect.deleteProperty(headers, name);
    headers['x-forwarded-for'] = address;
    headers['x-forwarded-host'] = host;
    headers['x-forwarded-proto'] = protocol.slice(0, -1);
    headers['x-forwarded-port'] = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  };
  subscribe(requestStart, rewrite);
  return () => unsubscribe(requestStart, rewrite);
}
