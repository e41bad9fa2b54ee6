import { readSettings } from './env.ts';
import { runStack } from './stack/run-stack.ts';
import { readStartOptions } from './stack/start-options.ts';

// `npm run dev`: as `npm start`, but services restart and pages reload when a file changes, and nothing is built.
try {
  const options = readStartOptions(process.argv.slice(2), console.log);
  if (options) await runStack(readSettings(), { ...options, watch: true });
  process.exit(0);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
