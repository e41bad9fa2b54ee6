import { decimalNumber, notANumber } from '../decimal-number.ts';
import type { Tag } from './xml-tags.ts';

const space = 0x20;
/** Longer than any number. */
const longestNumber = 128;
/** Longer than any name, transform or address that matters. */
const longestText = 2000;

const decoder = new TextDecoder('utf-8');
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The attributes of a tag as texts, by their names with their prefixes. For the few tags that are not geometry. */
export function attributesOf(tag: Tag): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  const text = (from: number, to: number): string =>
    decoder.decode(tag.bytes.subarray(from, Math.min(to, from + longestText)));
  for (let at = 0; at < tag.attributeCount; at++) {
    const value = text(tag.valueStart(at), tag.valueEnd(at));
    const plain = value.replaceAll(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => entities[name] ?? whole);
    attributes.set(text(tag.nameStart(at), tag.nameEnd(at)), plain);
  }
  return attributes;
}

/**
 * Reads three numbers from the attributes whose names are the given bytes, such as `x`, `y`, `z`, or whose second byte is
 * (`v1`, `v2`, `v3`), into `numbers`; false when one of them is missing or no number. Makes no texts: these are nearly
 * all of a file.
 */
export function readNumbers(tag: Tag, nameLength: 1 | 2, first: number, numbers: Float64Array): boolean {
  const { bytes } = tag;
  let found = 0;
  for (let attribute = 0; attribute < tag.attributeCount; attribute++) {
    const nameFrom = tag.nameStart(attribute);
    const nameTo = tag.nameEnd(attribute);
    if (nameTo - nameFrom !== nameLength) continue;
    if (nameLength === 2 && bytes[nameFrom] !== lowerV) continue;
    const which = (bytes[nameTo - 1] ?? 0) - first;
    if (which < 0 || which > 2) continue;
    let from = tag.valueStart(attribute);
    let to = tag.valueEnd(attribute);
    while (from < to && (bytes[from] ?? 0) <= space) from++;
    while (from < to && (bytes[to - 1] ?? 0) <= space) to--;
    const value = to - from > longestNumber ? notANumber : decimalNumber(bytes, from, to);
    if (value === notANumber) return false;
    numbers[which] = value;
    found |= 1 << which;
  }
  return found === 7;
}

const lowerV = 0x76;
