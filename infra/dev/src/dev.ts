import { parseArgs } from 'node:util';
import { readSettings } from './env.ts';
import { runStack } from './stack/run-stack.ts';

// `npm run dev`: as `npm start`, but services restart and pages reload when a file changes, and nothing is built.
try {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      apps: { type: 'boolean', default: true },
      observe: { type: 'boolean', default: false },
    },
    allowNegative: true,
  });
  await runStack(readSettings(), { ...values, watch: true, attached: false });
  process.exit(0);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
