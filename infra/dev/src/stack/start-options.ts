import { parseArgs } from 'node:util';
import type { StackOptions } from './run-stack.ts';

const usage = `npm start -- [options]       everything, built for production
npm run dev -- [options]     the same; services restart and pages reload when files change

  --fresh      begin with empty databases
  --no-apps    without the storefront and the admin
  --observe    run Prometheus besides
  --help, -h   these lines

Ports, folders and databases are moved by variables, such as ALEXANDRITE_PORT_BASE=5000:
see Configuration in README.md.`;

/** What a start is asked for on the command line; null when it was asked what can be asked, which is then told. */
export function readStartOptions(
  args: readonly string[],
  tell: (text: string) => void,
): Omit<StackOptions, 'watch'> | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      fresh: { type: 'boolean', default: false },
      apps: { type: 'boolean', default: true },
      observe: { type: 'boolean', default: false },
      attached: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowNegative: true,
  });
  const { help, ...options } = values;
  if (help) tell(usage);
  return help ? null : options;
}
