import { parseArgs } from 'node:util';
import { readSettings } from './env.ts';
import { runStack } from './stack/run-stack.ts';

// `npm start`: production builds. `-- --fresh` begins with empty databases, `-- --no-apps` leaves out web and admin,
// `-- --observe` runs Prometheus besides.
try {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      apps: { type: 'boolean', default: true },
      observe: { type: 'boolean', default: false },
      attached: { type: 'boolean', default: false },
    },
    allowNegative: true,
  });
  await runStack(readSettings(), { ...values, watch: false });
  process.exit(0);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
