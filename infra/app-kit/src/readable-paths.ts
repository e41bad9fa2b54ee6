import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** Node tells of each request here before the server that answers it hears of it. */
const requestStart = 'http.server.request.start';

/**
 * Sees to it that a Next.js server is asked for paths only that can be read: one with `%A0` or a lone `%` is a fault of
 * the server to it (500), and to its sender there is simply nothing there (404).
 * @returns ends it
 */
export function readPaths(): () => void {
  const rewrite = (message: unknown): void => {
    // As Node documents this channel.
    const { request } = message as { readonly request: IncomingMessage };
    if (request.url?.includes('%')) request.url = readable(request.url);
  };
  subscribe(requestStart, rewrite);
  return () => unsubscribe(requestStart, rewrite);
}

/**
 * An address whose path can be decoded: itself, or with `_` for each `%` of its path. No page of ours has that sign in its
 * address. (`%25` would be decoded once on the way and be the same trouble again.)
 */
export function readable(url: string): string {
  const end = url.indexOf('?');
  const [path, search] = end === -1 ? [url, ''] : [url.slice(0, end), url.slice(end)];
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll('%', '_') + search;
  }
}
