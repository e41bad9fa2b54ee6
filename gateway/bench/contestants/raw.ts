import { createServer } from 'node:http';
import { catalogueBodies } from '../catalogue-page.ts';
import { announce } from './listening.ts';

/** As quick as Node is: the same bytes to everybody. */
const server = createServer((request, response) => {
  request.resume();
  const { body, headers } =
    request.headers['accept-encoding'] === 'gzip' ? catalogueBodies.gzip : catalogueBodies.plain;
  response.writeHead(200, headers).end(body);
});
await announce(server);
