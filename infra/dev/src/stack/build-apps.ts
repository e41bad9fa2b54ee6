import { repositoryRoot } from '../paths.ts';
import { runToEnd } from '../supervise/run-to-end.ts';
import { appNames } from './app-processes.ts';

/** What a person wants to see of a build that goes well: that it goes on, and whether there was anything to do. */
const worthShowing = /✓|⚠|⨯|error|Cached:/i;

/**
 * Builds the apps for production. Turbo knows from the content of the files whether there is anything to do.
 * @param record receives all of its output, `line` what is worth showing. Throws when a build fails.
 */
export async function buildApps(
  { record, line }: { readonly record: (text: string) => void; readonly line: (text: string) => void },
  signal: AbortSignal,
): Promise<void> {
  const lines: string[] = [];
  const code = await runToEnd(
    'turbo',
    ['run', 'build', ...appNames.map((name) => `--filter=./${name}`), '--output-logs=new-only', '--no-update-notifier'],
    {
      cwd: repositoryRoot,
      env: { TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', NO_COLOR: '1' },
      signal,
      line: (text) => {
        lines.push(text);
        record(text);
        if (worthShowing.test(text)) line(text.replace(/^@alexandrite\/(\w+):build:/, '$1:').trim());
      },
    },
  );
  if (code !== 0) throw new Error(['The apps could not be built:', ...lines.slice(-40)].join('\n'));
}
