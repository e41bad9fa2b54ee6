import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/** A line of pino: one JSON object. Levels are numbers or their names, time is ISO 8601 or milliseconds. */
const structured = z.looseObject({
  level: z.union([z.string(), z.number()]),
  time: z.union([z.string(), z.number()]).optional(),
  msg: z.string().optional(),
});

/** What a person does not need to see on every line. */
const hidden = new Set([
  'level',
  'time',
  'msg',
  'pid',
  'hostname',
  'service',
  'name',
  'traceId',
  'spanId',
  'trace_id',
  'span_id',
  'trace_flags',
  'v',
]);
const levelNames: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};
const longestField = 120;
/** Redis begins its lines with process, role, date and level: `9731:M 21 Nov 2026 21:39:14.467 # `. */
const redisPrefix = /^\d+:[A-Z] \d+ \w+ \d{4} [\d:.]+ [.\-*#] /;

/** A log line made for reading. */
export interface LogLine {
  readonly time: Date;
  readonly level: string;
  readonly message: string;
  /** `key=value`, in the order they were written. */
  readonly fields: readonly string[];
  /** The stack of an error, line by line. */
  readonly details: readonly string[];
}

/** Reads a line that a process wrote: pino's JSON, or plain text, which it takes for information. */
export function readLogLine(text: string, now: Date): LogLine {
  const plain = stripVTControlCharacters(text).trimEnd();
  const entry = structured.safeParse(parseJson(plain));
  if (!entry.success) {
    return { time: now, level: 'info', message: plain.replace(redisPrefix, ''), fields: [], details: [] };
  }
  const { level, time, msg, ...rest } = entry.data;
  const error = readError(rest['err']);
  return {
    time: time === undefined ? now : new Date(time),
    level: typeof level === 'number' ? (levelNames[level] ?? String(level)) : level,
    message: msg ?? error?.message ?? '',
    fields: Object.entries(rest).flatMap(([key, value]) =>
      hidden.has(key) || (key === 'err' && error !== null) ? [] : [`${key}=${show(value)}`],
    ),
    details: error?.stack ?? [],
  };
}

function readError(value: unknown): { message: string; stack: readonly string[] } | null {
  const parsed = z.object({ message: z.string(), stack: z.string().optional() }).safeParse(value);
  if (!parsed.success) return null;
  const { message, stack } = parsed.data;
  return { message, stack: (stack ?? message).split('\n').map((line) => line.trimEnd()) };
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestField ? `${text.slice(0, longestField)}…` : text;
}

function parseJson(text: string): unknown {
  if (!text.startsWith('{')) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
