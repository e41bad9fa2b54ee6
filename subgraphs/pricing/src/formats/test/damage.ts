import fc from 'fast-check';

/** Something that happens to a file. */
export interface Damage {
  readonly at: number;
  readonly kind: 'set' | 'flip' | 'zero' | 'huge' | 'cut' | 'insert' | 'repeat' | 'end' | 'number';
  readonly bytes: Uint8Array;
}

/** Up to six things that happen to a file, anywhere in it. */
export const anyDamage: fc.Arbitrary<readonly Damage[]> = fc.array(
  fc.record({
    at: fc.nat(),
    kind: fc.constantFrom('set', 'flip', 'zero', 'huge', 'cut', 'insert', 'repeat', 'end', 'number'),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
  }),
  { maxLength: 6 },
);

/** Written into texts: what a careless program may write there. */
const numbers = [
  '-1',
  '0',
  '1e999',
  'nan',
  '4294967295',
  '99999999999999999999',
  '-0.0',
  '0.5',
  '[]',
  '{}',
  'null',
  '""',
];

/** The file after all that. */
export function damaged(file: Uint8Array, damages: readonly Damage[]): Uint8Array {
  return damages.reduce((bytes, damage) => once(bytes, damage), file);
}

function once(file: Uint8Array, { at, kind, bytes }: Damage): Uint8Array {
  const place = at % (file.length + 1);
  const end = Math.min(file.length, place + bytes.length);
  switch (kind) {
    case 'cut':
      return joined(file.subarray(0, place), file.subarray(end));
    case 'insert':
      return joined(file.subarray(0, place), bytes, file.subarray(place));
    case 'repeat':
      return joined(file.subarray(0, place), file.subarray(place, place + 200), file.subarray(place));
    case 'end':
      return file.subarray(0, Math.max(place, file.length - 50));
    case 'number':
      return withNumber(file, place, numbers[(bytes[0] ?? 0) % numbers.length] ?? '');
    case 'set':
    case 'flip':
    case 'zero':
    case 'huge': {
      const changed = file.slice();
      for (let byte = place; byte < end; byte++) {
        const [before = 0, other = 0] = [changed[byte], bytes[byte - place]];
        changed[byte] = { set: other, flip: before ^ (1 << (other % 8)), zero: 0, huge: 0xff }[kind];
      }
      return changed;
    }
  }
}

/** The next number in the text becomes another. */
function withNumber(file: Uint8Array, from: number, number: string): Uint8Array {
  const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
  let start = from;
  while (start < file.length && !isDigit(file[start])) start++;
  let end = start;
  while (isDigit(file[end])) end++;
  return joined(file.subarray(0, start), new TextEncoder().encode(number), file.subarray(end));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
