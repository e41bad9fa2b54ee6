import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import mongoose from 'mongoose';
import { type EmbeddedMongo, startEmbeddedMongo } from '../src/index.ts';

const { MongoClient } = mongoose.mongo;

jest.setTimeout(30_000); // a busy machine, or a database far away

export type Client = InstanceType<typeof MongoClient>;
type IndexDescription = mongoose.mongo.IndexDescription;
export type Database = ReturnType<Client['db']>;

/**
 * A real MongoDB to run these tests against instead; what is about the embedded server alone is then skipped.
 * The address may also be that of an embedded server, which the tests of the whole project share: these start their own.
 */
const realMongoUrl = await findRealMongo(process.env['TEST_MONGODB_URL']);

async function findRealMongo(url: string | undefined): Promise<string | undefined> {
  if (url === undefined) return undefined;
  const client = await new MongoClient(url, { serverSelectionTimeoutMS: 5_000 }).connect();
  const { modules }: { modules?: string[] } = await client.db('admin').command({ buildInfo: 1 });
  await client.close();
  return modules?.includes('embedded') === true ? undefined : url;
}

/** For what only the embedded server does, or does soon enough to wait for. */
export const describeEmbedded = realMongoUrl === undefined ? describe : describe.skip;
export const itEmbedded = realMongoUrl === undefined ? it : it.skip;

export interface TestServer {
  readonly client: Client;
  /** A database of this test file alone, dropped at the end. */
  readonly database: Database;
  /** A connection string with the database. */
  readonly url: string;
  close(): Promise<void>;
}

/** The server to test against, with one client. */
export async function startTestServer(options: { readonly ttlIntervalMs?: number } = {}): Promise<TestServer> {
  let embedded: EmbeddedMongo | undefined;
  if (realMongoUrl === undefined) embedded = await startEmbeddedMongo({ file: ':memory:', ...options });
  const name = `embedded_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(embedded === undefined ? (realMongoUrl ?? '') : `${embedded.url}/?directConnection=true`);
  url.pathname = `/${name}`;
  const client = await new MongoClient(url.href, { serverSelectionTimeoutMS: 5_000 }).connect();
  const database = client.db(name);
  return {
    client,
    database,
    url: url.href,
    async close() {
      await database.dropDatabase();
      await client.close();
      await embedded?.close();
    },
  };
}

/** Waits until something is so, asking again and again. @throws Error when it is not so within the time. */
export async function until(isSo: () => Promise<boolean> | boolean, patienceMs = 10_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('what was waited for did not happen');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The error that a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return Object.fromEntries([['message', error.message], ...Object.entries(error)]);
  }
  throw new Error('it was not refused');
}

/** Makes an index; the name follows from the key unless it is among the options. */
export async function addIndex(
  collection: { createIndexes(specifications: IndexDescription[]): Promise<string[]> },
  key: Record<string, 1 | -1 | 'text'>,
  options: Omit<IndexDescription, 'key'> = {},
): Promise<void> {
  await collection.createIndexes([{ key, ...options }]);
}
