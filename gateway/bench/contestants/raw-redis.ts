import { createServer } from 'node:http';
import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis } from '@alexandrite/service-kit/redis';
import { catalogueBodies } from '../catalogue-page.ts';
import { announce, redisUrl } from './listening.ts';

/** As quick as Node and Redis are: one GET for every request, and its bytes. */
const redis = await connectRedis(redisUrl(), createLog('gateway', 'error'));
for (const [form, { body }] of Object.entries(catalogueBodies)) await redis.set(`bench:answer:${form}`, body);
// Kinds of reply that Redis gives a text in: here they are bytes.
const bytes = redis.withTypeMapping({ 36: Buffer });
const server = createServer((request, response) => {
  request.resume();
  const form = request.headers['accept-encoding'] === 'gzip' ? 'gzip' : 'plain';
  void bytes.get(`bench:answer:${form}`).then((answer) => {
    if (!answer) throw new Error('the answer is gone');
    response.writeHead(200, catalogueBodies[form].headers).end(answer);
  });
});
await announce(server);
