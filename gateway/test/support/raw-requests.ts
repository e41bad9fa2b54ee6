/** An operation over HTTP. @param headers lines, the host among them */
export function post(headers: string, body: string): string {
  return `POST /graphql HTTP/1.1\r\n${headers}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** A request for a WebSocket. */
export function upgrade(path: string, headers: string): string {
  return [
    `GET ${path} HTTP/1.1\r\n${headers}Connection: Upgrade\r\nUpgrade: websocket\r\n`,
    'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n',
    'Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
  ].join('');
}

export function subscribe(id: string, order: string): string {
  const query = `subscription { orderUpdated(id: "${order}") { revision number } }`;
  return JSON.stringify({ id, type: 'subscribe', payload: { query } });
}

/** A frame as clients send it, masked by zeros. */
export function frame(
  payload: string | Buffer,
  { opcode = 1, isFinal = true }: { readonly opcode?: number; readonly isFinal?: boolean } = {},
): Buffer {
  const bytes = Buffer.from(payload);
  const { length } = bytes;
  const size = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([(isFinal ? 0x80 : 0) | opcode, ...size, 0, 0, 0, 0]), bytes]);
}
