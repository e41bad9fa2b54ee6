import { createServer } from 'node:http';
import { announce } from '../contestants/listening.ts';
import { cacheTags, data } from './question.ts';

/** The shop, which knows one answer, and says that everybody may keep it. */
const answer = JSON.stringify({ data, extensions: { cacheTags } });
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'max-age=300, public' }).end(answer);
  });
});
await announce(server);
