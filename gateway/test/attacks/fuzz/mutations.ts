import type { Choices } from '../../support/random/choices.ts';

/** Values that break what is not made for them. */
const nasty: readonly unknown[] = [
  null,
  true,
  '',
  'x'.repeat(5_000),
  '\u0000',
  '\uD800',
  '\u202E',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '$where',
  0,
  -1,
  1.5,
  2 ** 31,
  -(2 ** 53),
  1e308,
  [],
  {},
  [[[[[]]]]],
  { $ne: null },
  { constructor: { prototype: { polluted: true } } },
  Array.from({ length: 500 }, () => 'a'),
];

/** Names that every object has, and names that mean something. */
const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'query', 'variables', 'id', ''];

/** JSON with something in it changed. */
export function mutateJson(value: unknown, choices: Choices, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > 6 || choices.chance(0.25)) return choices.of(nasty);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const at = choices.below(items.length + 1);
    return choices.of([
      () => items.map((item, index) => (index === at ? mutateJson(item, choices, depth + 1) : item)),
      () => [...items, ...items],
      () => items.toSpliced(at, 1),
      () => [items],
    ])();
  }
  const fields: readonly (readonly [string, unknown])[] = Object.entries(value);
  const at = choices.below(fields.length + 1);
  return choices.of([
    () =>
      mapOf(fields.map(([name, field], index) => [name, index === at ? mutateJson(field, choices, depth + 1) : field])),
    () => mapOf(fields.toSpliced(at, 1)),
    () => mapOf([...fields, [choices.of(names), choices.of(nasty)]]),
    () => mapOf(fields.map(([name, field], index) => [index === at ? choices.of(names) : name, field])),
  ])();
}

/** Also with a field that sets the prototype elsewhere. */
function mapOf(fields: readonly (readonly [string, unknown])[]): object {
  const map: object = {};
  for (const [name, value] of fields) {
    Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return map;
}

const token = /\.\.\.|"""[^]*?"""|"(?:[^"\\\n]|\\.)*"|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|[!$&()=:@[\]{|}]/g;

const strange = [
  ...['{', '}', '(', ')', '[', ']', '...', '@', '$', ':', '!', '=', '|', '&', '#'],
  ...['"', '"""', '\\u0000', '\uFEFF', 'on', 'null', 'true', 'fragment', 'subscription', 'mutation', 'query'],
  ...['__typename', '__schema', '__type', '_entities', '@include(if: $x)', '@skip(if: true)', '@defer', '@a'],
  ...['99999999999999999999', '-0', '1e999', '...A', 'a: b'],
];

/** A document with some of its words changed; others come from a second one. */
export function mutateDocument(text: string, other: string, choices: Choices): string {
  const tokens: string[] = text.match(token) ?? [];
  const others: readonly string[] = other.match(token) ?? ['a'];
  for (let times = 1 + choices.below(4); times > 0; times -= 1) {
    const at = choices.below(tokens.length + 1);
    const length = 1 + choices.below(6);
    choices.of([
      () => tokens.splice(at, length),
      () => tokens.splice(at, 0, choices.of(strange)),
      () => tokens.splice(at, 1, choices.of(strange)),
      () => tokens.splice(at, 0, ...tokens.slice(at, at + length)),
      () => tokens.splice(at, length, ...others.slice(choices.below(others.length)).slice(0, length)),
      () => tokens.splice(at, length, ...tokens.slice(at, at + length).toReversed()),
    ])();
  }
  return tokens.join(' ');
}

/** Bytes with some of them changed. */
export function mutateBytes(bytes: Buffer, choices: Choices): Buffer {
  let mutated = Buffer.from(bytes);
  for (let times = 1 + choices.below(3); times > 0; times -= 1) {
    const at = choices.below(mutated.length + 1);
    const length = 1 + choices.below(16);
    const [before, after] = [mutated.subarray(0, at), mutated.subarray(at)];
    mutated = choices.of([
      () => Buffer.concat([before, after.subarray(length)]),
      () => Buffer.concat([before, Buffer.from([choices.of([0, 9, 10, 13, 32, 34, 58, 127, 128, 255])]), after]),
      () => Buffer.concat([before, after.subarray(0, length), after]),
      () => Buffer.concat([before, Buffer.from([choices.below(256)]), after.subarray(1)]),
      () => before,
    ])();
  }
  return mutated;
}
