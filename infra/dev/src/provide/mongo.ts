import path from 'node:path';
import { repositoryRoot } from '../paths.ts';
import type { ProcessSpec } from '../supervise/process-spec.ts';
import { findProgram } from './programs.ts';

/** Where a database server of our own listens and keeps its data. */
export interface MongoPlace {
  readonly port: number;
  /** The variable that moves the port. */
  readonly variable: string;
  /** Absolute. */
  readonly folder: string;
}

/** A database server as a process of the stack, and its address without a database. */
export interface MongoServer {
  readonly process: ProcessSpec;
  readonly url: string;
}

/** A `mongod` of this machine when there is one, else the embedded server of this repository. */
export async function findMongo(place: MongoPlace): Promise<MongoServer> {
  const mongod = await findProgram(['mongod']);
  return mongod === null ? embeddedMongo(place) : realMongo(mongod, place);
}

/** The development database of this repository: it needs nothing but Node. */
export function embeddedMongo(place: MongoPlace): MongoServer {
  const file = path.join(place.folder, 'alexandrite.sqlite');
  const args = ['--disable-warning=ExperimentalWarning', 'src/main.ts', '--port', String(place.port), '--file', file];
  return {
    process: databaseProcess('node', args, path.join(repositoryRoot, 'infra/embedded-mongo'), place),
    url: `mongodb://127.0.0.1:${place.port}/?directConnection=true`,
  };
}

function realMongo(mongod: string, place: MongoPlace): MongoServer {
  const args = ['--dbpath', place.folder, '--port', String(place.port), '--bind_ip', '127.0.0.1', '--quiet'];
  return {
    process: databaseProcess(mongod, args, place.folder, place),
    // A server that belongs to no replica set refuses retryable writes.
    url: `mongodb://127.0.0.1:${place.port}/?directConnection=true&retryWrites=false`,
  };
}

function databaseProcess(command: string, args: readonly string[], cwd: string, place: MongoPlace): ProcessSpec {
  const { port, variable } = place;
  return {
    name: 'mongo',
    command,
    args,
    cwd,
    env: {},
    port,
    internalPort: null,
    claims: [{ port, variable }],
    ready: { kind: 'listens', port },
    dependsOn: [],
  };
}
