import { readSettings } from './env.ts';
import { readLogFiles } from './order-log/read-log-files.ts';
import { selectLines } from './order-log/select-lines.ts';
import { createTerminalLog } from './supervise/terminal-log.ts';

// `npm run logs -- A-100001`: everything that the processes have said about an order since they were started; also by
// the id of an order, a quote, a model, or a trace.
const settings = readSettings();
const about = process.argv[2];
if (about === undefined) {
  console.error('Say what about: npm run logs -- <order number, or id of an order, quote, model or trace>');
  process.exitCode = 1;
} else {
  const lines = await readLogFiles(settings.dataDir);
  const found = selectLines(lines, about);
  const names = [...new Set(found.map((line) => line.process))];
  const log = createTerminalLog(names, settings.colour, (text) => void process.stdout.write(text));
  for (const { process: name, text } of found) log.line(name, text);
  if (found.length === 0) {
    console.error(`Nothing was said about ${about} in ${settings.dataDir}/logs (${lines.length} lines).`);
    process.exitCode = 1;
  }
}
