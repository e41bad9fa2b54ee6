import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { subgraphNames } from '../src/graph/subgraph-names.ts';
import { answer, type Question } from './fixed-answers.ts';

/**
 * All subgraphs in one process, as quick as a subgraph can be: an answer is made once and kept by its question, so
 * that what is measured is the gateway. Prints their addresses as JSON when they listen.
 */
const urls = await Promise.all(
  subgraphNames.map(async (name) => {
    const kept = new Map<string, Buffer>();
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const question = Buffer.concat(chunks).toString();
        let body = kept.get(question);
        if (!body) {
          body = Buffer.from(JSON.stringify({ data: answer(name, JSON.parse(question) as Question) })); // a gateway wrote it
          kept.set(question, body);
        }
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
      });
    });
    server.keepAliveTimeout = 65_000;
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    // A server that listens on TCP answers an AddressInfo.
    return [name, `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`] as const;
  }),
);
console.log(JSON.stringify(Object.fromEntries(urls)));
