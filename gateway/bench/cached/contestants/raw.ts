import { createServer } from 'node:http';
import { announce } from '../../contestants/listening.ts';
import { bodies } from '../question.ts';

/** As quick as Node is: the same bytes to everybody. */
const server = createServer((request, response) => {
  request.resume();
  const { body, headers } = request.headers['accept-encoding'] === 'gzip' ? bodies.gzip : bodies.plain;
  response.writeHead(200, headers).end(body);
});
await announce(server);
