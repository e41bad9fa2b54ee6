import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { isSubgraphName } from '../../src/graph/subgraphs/subgraph-names.ts';
import { hivePackage } from './hive-package.ts';
import { announce, subgraphUrls } from './listening.ts';

/** Hive Gateway with its defaults; only where it is installed. */
const urls = subgraphUrls();
const supergraph = (await readFile(new URL('../../supergraph.graphql', import.meta.url), 'utf8')).replace(
  /(@join__graph\(name: "(\w+)", url: )"[^"]*"/g,
  (_, before: string, name: string) => `${before}"${isSubgraphName(name) ? urls[name] : ''}"`,
);
// What is not installed has no types here.
const { createGatewayRuntime } = (await import(hivePackage)) as {
  readonly createGatewayRuntime: (options: object) => RequestListener;
};
await announce(createServer(createGatewayRuntime({ supergraph, logging: false, landingPage: false })));
