import { portVariable, type Settings } from '../env.ts';
import { findMongo } from '../provide/mongo.ts';
import { findRedis, redisProcess } from '../provide/redis.ts';
import type { ProcessSpec } from '../supervise/process-spec.ts';
import { databaseFolder } from './data-folder.ts';
import { portOf } from './ports.ts';

/** Where the databases are, and which of them are run here. */
export interface Databases {
  readonly redisUrl: string;
  readonly mongodbUrl: string;
  readonly processes: readonly ProcessSpec[];
}

/**
 * The given databases where there are any, else some of our own.
 * Throws with what to do when Redis cannot be had.
 */
export async function provideDatabases(settings: Settings, say: (message: string) => void): Promise<Databases> {
  const [redis, mongo] = await Promise.all([provideRedis(settings, say), provideMongo(settings)]);
  return {
    redisUrl: redis.url,
    mongodbUrl: mongo.url,
    processes: [redis.process, mongo.process].filter((spec) => spec !== null),
  };
}

interface Provided {
  readonly url: string;
  /** null when somebody else runs it. */
  readonly process: ProcessSpec | null;
}

async function provideRedis(settings: Settings, say: (message: string) => void): Promise<Provided> {
  if (settings.redisUrl !== undefined) return { url: settings.redisUrl, process: null };
  const port = portOf('redis', settings);
  const folder = await databaseFolder(settings.dataDir, 'redis');
  const program = await findRedis(say);
  return {
    url: `redis://127.0.0.1:${port}`,
    process: redisProcess(program, { port, variable: portVariable('redis'), folder }),
  };
}

async function provideMongo(settings: Settings): Promise<Provided> {
  if (settings.mongodbUrl !== undefined) return { url: settings.mongodbUrl, process: null };
  const port = portOf('mongo', settings);
  const folder = await databaseFolder(settings.dataDir, 'mongo');
  return findMongo({ port, variable: portVariable('mongo'), folder });
}
