import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { subgraphNames } from '../src/graph/subgraphs/subgraph-names.ts';
import { catalogueTags } from './catalogue-page.ts';
import { answer, isCatalogue, type Question } from './fixed-answers.ts';
import { tellNothingRevoked } from './nothing-revoked.ts';

/**
 * All subgraphs in one process, as quick as a subgraph can be: an answer is made once and kept by its question, so
 * that what is measured is the gateway. Prints their addresses as JSON when they listen.
 */
const urls = await Promise.all(
  subgraphNames.map(async (name) => {
    const kept = new Map<string, Reply>();
    const server = createServer((request, response) => {
      if (tellNothingRevoked(request, response)) return;
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const question = Buffer.concat(chunks).toString();
        const reply = kept.get(question) ?? replyTo(name, question);
        kept.set(question, reply);
        response.writeHead(200, reply.headers).end(reply.body);
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

interface Reply {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
}

function replyTo(name: string, text: string): Reply {
  const question = JSON.parse(text) as Question; // a gateway wrote it
  const mayBeKept = isCatalogue(question.query);
  const data = answer(name, question);
  const body = Buffer.from(JSON.stringify(mayBeKept ? { data, extensions: { cacheTags: catalogueTags } } : { data }));
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  return { headers: mayBeKept ? { ...headers, 'cache-control': 'max-age=300, public' } : headers, body };
}
