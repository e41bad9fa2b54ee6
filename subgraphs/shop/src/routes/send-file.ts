import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface FileToSend {
  readonly headers: Readonly<Record<string, string>>;
  readonly byteSize: number;
  /** Of the bytes. */
  readonly hash: string;
  readonly open: () => Promise<Readable>;
}

/** Whether a request reads. Any other is answered. */
export function isRead({ method }: IncomingMessage, response: ServerResponse): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  response.writeHead(405, { allow: 'GET, HEAD' }).end();
  return false;
}

/** Sends a file as a stream; its headers alone when they are all that is asked, or when the client has it already. */
export async function sendFile(
  { headers, byteSize, hash, open }: FileToSend,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const etag = `"${hash}"`;
  const all = { ...headers, etag, 'x-content-type-options': 'nosniff' };
  if (hasAlready(request.headers['if-none-match'], etag)) {
    response.writeHead(304, all).end();
    return;
  }
  if (request.method === 'HEAD') {
    response.writeHead(200, { ...all, 'content-length': byteSize }).end();
    return;
  }
  const bytes = await open();
  response.writeHead(200, { ...all, 'content-length': byteSize });
  await pipeline(bytes, response);
}

function hasAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  const known = ifNoneMatch?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? [];
  return known.includes(etag) || known.includes('*');
}
