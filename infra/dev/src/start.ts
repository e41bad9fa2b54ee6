import { readSettings } from './env.ts';
import { runStack } from './stack/run-stack.ts';
import { readStartOptions } from './stack/start-options.ts';

// `npm start`: production builds.
try {
  const options = readStartOptions(process.argv.slice(2), console.log);
  if (options) await runStack(readSettings(), { ...options, watch: false });
  process.exit(0);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
