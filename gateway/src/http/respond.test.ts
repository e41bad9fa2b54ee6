import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { refuse } from './respond.ts';

/** Everything that comes over a connection until the server ends it. */
async function answerTo(status: number, written: string): Promise<string> {
  const server = createServer((_, response) => {
    refuse(response, status, 'BAD_REQUEST', 'refused');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(written);
  let text = '';
  const ended = once(socket, 'end');
  socket.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  await ended;
  socket.destroy();
  server.close();
  return text;
}

describe('a refusal', () => {
  it('ends the connection of a request that did not come in time, however little of it is missing', async () => {
    const answer = await answerTo(408, 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\n{');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toMatch(/connection: close/i);
  });
});
