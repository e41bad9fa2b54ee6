import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const CATALOGUE = fileURLToPath(new URL('..', import.meta.url));
const NODE_MODULES = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
};

/** Serves the studio page, the catalogue's own modules (types stripped) and the libraries, to this machine only. */
export async function serveStudio(): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    respond(new URL(request.url ?? '/', 'http://studio').pathname).then(
      ({ body, type }) => response.writeHead(200, { 'content-type': type }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The studio has no port');
  return { server, address: `http://127.0.0.1:${bound.port}/catalogue/render/page/index.html` };
}

async function respond(path: string): Promise<{ body: string; type: string }> {
  const [, top = '', ...rest] = normalize(path).split('/');
  const base = top === 'catalogue' ? CATALOGUE : top === 'node_modules' ? NODE_MODULES : undefined;
  const type = TYPES[extname(path)];
  if (!base || !type || rest.includes('..')) throw new Error(`Not served: ${path}`);
  const text = await readFile(join(base, ...rest), 'utf8');
  return { body: extname(path) === '.ts' ? stripTypeScriptTypes(text) : text, type };
}
