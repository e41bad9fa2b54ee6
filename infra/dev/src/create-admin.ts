import { spawn } from 'node:child_process';
import path from 'node:path';
import { inheritedEnvironment, readSettings } from './env.ts';
import { repositoryRoot } from './paths.ts';
import { databaseUrl } from './stack/database-url.ts';
import { portOf } from './stack/ports.ts';
import { accepts } from './supervise/readiness.ts';

// `npm run create-admin -- --email you@example.com`: an administrator in the databases of MONGODB_URL and REDIS_URL, as
// `npm start` takes them, else in those that a running `npm start` has.
const settings = readSettings();
const [mongoPort, redisPort] = [portOf('mongo', settings), portOf('redis', settings)];
// The embedded server takes no retried writes; a mongod does not miss them here.
const ownMongo = `mongodb://127.0.0.1:${mongoPort}/?directConnection=true&retryWrites=false`;
const needed = [
  ...(settings.mongodbUrl === undefined ? [mongoPort] : []),
  ...(settings.redisUrl === undefined ? [redisPort] : []),
];
const answering = await Promise.all(needed.map((port) => accepts(port, '127.0.0.1')));
if (answering.every(Boolean)) {
  const args = ['--disable-warning=ExperimentalWarning', 'src/create-admin.ts', ...process.argv.slice(2)];
  const child = spawn('node', args, {
    cwd: path.join(repositoryRoot, 'subgraphs/shop'),
    env: {
      ...inheritedEnvironment,
      MONGODB_URL: databaseUrl(settings.mongodbUrl ?? ownMongo, 'shop'),
      REDIS_URL: settings.redisUrl ?? `redis://127.0.0.1:${redisPort}`,
    },
    stdio: 'inherit',
  });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  console.error('The databases do not answer. Start the house with `npm start`, or give MONGODB_URL and REDIS_URL.');
  process.exitCode = 1;
}
