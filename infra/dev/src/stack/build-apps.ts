import os from 'node:os';
import { repositoryRoot } from '../paths.ts';
import { runToEnd } from '../supervise/run-to-end.ts';
import { appNames } from './app-processes.ts';

/** What a person wants to see of a build that goes well: that it goes on, and whether there was anything to do. */
const worthShowing = /✓|⚠|⨯|error|Cached:/i;

interface BuildOptions {
  /** Where the build is noted while it runs. */
  readonly dataDir: string;
  readonly record: (text: string) => void;
  readonly line: (text: string) => void;
}

/** Two builds at a time want so much, in bytes; one after the other half of it. */
const roomForTwo = 6 * 1024 ** 3;

/** What ended a program that was killed: nobody but the system kills builds. */
const killed = 137;

/**
 * Builds the apps for production. Turbo knows from the content of the files whether there is anything to do.
 * @param record receives all of its output, `line` what is worth showing. Throws when a build fails.
 */
export async function buildApps({ dataDir, record, line }: BuildOptions, signal: AbortSignal): Promise<void> {
  const lines: string[] = [];
  const code = await runToEnd(
    'turbo',
    [
      'run',
      'build',
      ...appNames.map((name) => `--filter=./${name}`),
      '--output-logs=new-only',
      '--no-update-notifier',
      ...(os.totalmem() < roomForTwo ? ['--concurrency=1'] : []),
    ],
    {
      cwd: repositoryRoot,
      env: { TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', NO_COLOR: '1' },
      signal,
      dataDir,
      line: (text) => {
        lines.push(text);
        record(text);
        if (worthShowing.test(text)) line(text.replace(/^@alexandrite\/(\w+):build:/, '$1:').trim());
      },
    },
  );
  if (code !== 0 && (code === killed || code === null || lines.some((text) => /exited \(137\)|SIGKILL/.test(text))))
    throw new Error(outOfMemory);
  if (code !== 0) throw new Error(['The apps could not be built:', ...lines.slice(-40)].join('\n'));
}

const outOfMemory = [
  'The system ended the build (exit code 137), most likely because memory ran out. The first start wants about 4 GB;',
  'later ones build only what changed. Give the machine or its container more, or close what else runs, and try again;',
  'without the pages it needs less: npm start -- --no-apps',
].join('\n');
