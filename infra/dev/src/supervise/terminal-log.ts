import { styleText } from 'node:util';
import { readLogLine } from './log-line.ts';

type Style = Parameters<typeof styleText>[0];

/** Takes the lines of all processes and shows each with time and name. */
export interface TerminalLog {
  /** A line that a process wrote. */
  line(process: string, text: string): void;
  /** What the supervisor itself has to say about a process. */
  say(process: string, message: string, level?: 'info' | 'warn' | 'error'): void;
}

const prefixColours: readonly Style[] = [
  'cyan',
  'magenta',
  'blue',
  'green',
  'yellow',
  'cyanBright',
  'magentaBright',
  'blueBright',
];
const levelStyles: Readonly<Record<string, Style>> = {
  warn: 'yellow',
  error: 'red',
  fatal: ['red', 'bold'],
  debug: 'gray',
  trace: 'gray',
};

/**
 * Shows log lines as `12:30:01.250 orders   order approved orderId=ord_…`, warnings and errors with their level.
 * @param names all names that will appear; they get columns of one width and a colour each.
 * @param write receives the finished text, line breaks included.
 */
export function createTerminalLog(
  names: readonly string[],
  colour: boolean,
  write: (text: string) => void,
  now: () => Date = () => new Date(),
): TerminalLog {
  const width = Math.max(...names.map((name) => name.length), 0);
  const colours = new Map(names.map((name, index) => [name, prefixColours[index % prefixColours.length] ?? 'white']));
  const style = (format: Style, text: string): string =>
    colour ? styleText(format, text, { validateStream: false }) : text;
  const prefix = (name: string, time: Date): string =>
    `${style('gray', clockTime(time))} ${style(colours.get(name) ?? 'white', name.padEnd(width))} `;

  return {
    line(name, text) {
      if (text.trim() === '') return;
      const { time, level, message, fields, details } = readLogLine(text, now());
      const start = prefix(name, time);
      const levelStyle = levelStyles[level];
      const label = level === 'info' ? '' : `${style(levelStyle ?? 'white', level)} `;
      const tail = fields.length === 0 ? '' : ` ${style('gray', fields.join(' '))}`;
      write(`${start}${label}${message}${tail}\n`);
      for (const detail of details) write(`${start}  ${style('gray', detail)}\n`);
    },
    say(name, message, level = 'info') {
      const text = `● ${message}`;
      write(
        `${prefix(name, now())}${level === 'info' ? style('bold', text) : style(level === 'warn' ? 'yellow' : 'red', text)}\n`,
      );
    },
  };
}

/** Local time of the day with milliseconds: who reads along compares with the clock on the wall. */
function clockTime(time: Date): string {
  const part = (value: number, digits = 2): string => String(value).padStart(digits, '0');
  return `${part(time.getHours())}:${part(time.getMinutes())}:${part(time.getSeconds())}.${part(time.getMilliseconds(), 3)}`;
}
