import type { ServerResponse } from 'node:http';

/**
 * Writes status and headers, names and values in turn. Headers set before, such as those for pages of other origins,
 * stay: a list given to `writeHead` would take their place. Where there are none, the list saves looking each of them up.
 */
export function writeHead(response: ServerResponse, status: number, headers: readonly string[]): void {
  if (response.getHeaderNames().length === 0) {
    response.writeHead(status, [...headers]);
    return;
  }
  for (let at = 0; at < headers.length; at += 2) response.setHeader(headers[at] ?? '', headers[at + 1] ?? '');
  response.writeHead(status);
}
