import { parseArgs } from 'node:util';
import { type EmbeddedMongoOptions, startEmbeddedMongo } from './server.ts';

const usage =
  'usage: node src/main.ts [--port 27417] [--host 127.0.0.1] [--file .data/mongo/alexandrite.sqlite] [--ttl-interval-ms 60000]';

function fail(message: string): never {
  process.stderr.write(`embedded-mongo: ${message}\n`);
  process.exit(1);
}

function wholeNumber(text: string, option: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  return fail(`--${option} has to be a whole number, not '${text}'\n${usage}`);
}

function readOptions(): Required<EmbeddedMongoOptions> {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '27417' },
        host: { type: 'string', default: '127.0.0.1' },
        file: { type: 'string', default: '.data/mongo/alexandrite.sqlite' },
        'ttl-interval-ms': { type: 'string', default: '60000' },
      },
    });
    return {
      port: wholeNumber(values.port, 'port'),
      host: values.host,
      file: values.file,
      ttlIntervalMs: wholeNumber(values['ttl-interval-ms'], 'ttl-interval-ms'),
    };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function reasonOf(error: unknown, { host, port }: { host: string; port: number }): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `${host}:${port} is taken; stop what listens there or choose another --port`;
  if (code === 'EADDRNOTAVAIL') return `this machine has no address ${host}; choose another --host`;
  return error.message;
}

const options = readOptions();
try {
  const server = await startEmbeddedMongo(options);
  process.stdout.write(`embedded-mongo listening on ${server.url}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close().then(
        () => process.exit(0),
        (error: unknown) => fail(reasonOf(error, options)),
      );
    });
  }
} catch (error) {
  fail(reasonOf(error, options));
}
