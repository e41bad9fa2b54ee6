import { runToEnd } from '../supervise/run-to-end.ts';
import { broken, held, type Check } from './check.ts';

/** A tool that says by its exit code whether all is well. */
export const tool = (root: string, name: string, command: string, args: readonly string[]): Check => ({
  name,
  speaksForItself: false,
  async run() {
    const lines: string[] = [];
    const code = await runToEnd(command, args, {
      cwd: root,
      env: { TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1' },
      line: (text) => lines.push(text),
    });
    if (code === 0) return held();
    return broken([...lines, `Again alone: ${[command, ...args].join(' ')}`].join('\n'));
  },
});
