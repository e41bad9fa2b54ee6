import { BsonType } from '../bson/types.ts';
import type { BsonValue } from '../bson/value.ts';
import { regexOf, stringOf } from '../bson/scalars.ts';
import { badValue, CommandError } from '../errors.ts';
import type { Pattern } from './condition.ts';

/** MongoDB takes Perl's `x`: white space and comments outside brackets mean nothing. JavaScript has no such flag. */
const withoutLayout = (pattern: string): string =>
  pattern.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*/g, (part) => (/^[\s#]/.test(part) ? '' : part));

function compile(pattern: string, options: string): RegExp {
  const unknown = /[^imsxu]/.exec(options);
  if (unknown !== null) throw new CommandError(51108, 'Location51108', `invalid flag in regex options: ${unknown[0]}`);
  const source = options.includes('x') ? withoutLayout(pattern) : pattern;
  const leading = /^\(\?([ims]+)\)/.exec(source); // Perl's way to set flags at the beginning
  const body = leading === null ? source : source.slice(leading[0].length);
  const flags = ['i', 'm', 's'].filter((flag) => options.includes(flag) || leading?.[1]?.includes(flag)).join('');
  try {
    return new RegExp(body, `${flags}u`);
  } catch {
    // Perl allows needless escapes such as `\-`, which JavaScript allows only outside its Unicode mode.
  }
  try {
    return new RegExp(body, flags);
  } catch {
    throw new CommandError(51091, 'Location51091', `Regular expression is invalid: ${pattern}`);
  }
}

/** A BSON regular expression, as in `{ name: /^ann/i }`. */
export function patternOf(value: BsonValue): Pattern {
  const { pattern, options } = regexOf(value);
  return { expression: compile(pattern, options), value };
}

/** `$regex` with its optional `$options`; the pattern may be a string or a regular expression. */
export function patternFrom(pattern: BsonValue, options: BsonValue | undefined): Pattern {
  if (options !== undefined && options.type !== BsonType.string) throw badValue('$options has to be a string');
  const letters = options === undefined ? undefined : stringOf(options);
  if (pattern.type === BsonType.string) {
    return { expression: compile(stringOf(pattern), letters ?? ''), value: undefined };
  }
  if (pattern.type !== BsonType.regex) throw badValue('$regex has to be a string');
  const own = regexOf(pattern);
  if (letters !== undefined && own.options !== '') {
    throw new CommandError(51075, 'Location51075', 'options set in both $regex and $options');
  }
  return { expression: compile(own.pattern, letters ?? own.options), value: undefined };
}
