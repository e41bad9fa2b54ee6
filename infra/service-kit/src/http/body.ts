import type { IncomingMessage } from 'node:http';

/** Thrown when a request says more than is listened to. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/**
 * Reads a small request body as text.
 * @throws BodyTooLargeError beyond `limitBytes`; the rest is thrown away as it comes, so that the sender can be told.
 */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limitBytes) chunks.push(chunk);
      else {
        chunks = [];
        reject(new BodyTooLargeError(`the body is larger than ${limitBytes} bytes`));
      }
    });
    request.on('end', () => {
      // Most come in one piece.
      const [first] = chunks;
      resolve((chunks.length === 1 && first ? first : Buffer.concat(chunks)).toString('utf8'));
    });
    request.on('error', reject);
  });
}
