/** How much a text of JSON makes of itself when it is parsed. */
export interface JsonLimits {
  /** Values: objects, lists, and what lies in them. */
  readonly nodes: number;
  /** How deep they lie in each other. */
  readonly depth: number;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const opening: ReadonlySet<number> = new Set([0x7b, 0x5b]);
const closing: ReadonlySet<number> = new Set([0x7d, 0x5d]);

/**
 * Whether parsing a text is worth it: found by its brackets and commas alone, as a million small lists take twenty times
 * as long to parse as a text of the same length. Whether it is JSON at all is not looked at.
 */
export function fitsJson(text: string, limits: JsonLimits): boolean {
  let nodes = 1;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      do at = text.indexOf('"', at + 1);
      while (at >= 0 && text.charCodeAt(at - 1) === backslash && isEscaped(text, at));
      // A text that does not end is no JSON.
      if (at < 0) return true;
    } else if (code === comma) nodes += 1;
    else if (opening.has(code)) {
      nodes += 1;
      depth += 1;
      if (depth > limits.depth) return false;
    } else if (closing.has(code)) depth -= 1;
    if (nodes > limits.nodes) return false;
  }
  return true;
}

/** Whether an odd number of backslashes stands before a quote. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === backslash) before -= 1;
  return (at - before) % 2 === 0;
}
