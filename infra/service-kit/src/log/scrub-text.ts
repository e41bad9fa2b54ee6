/** What stands in a text instead of what nobody is to read there. */
export const removed = '[removed]';

/** Longer texts are cut: nothing worth reading comes after so many characters, and looking through them takes time. */
const longest = 16_384;

/** Without one of these there is nothing to remove: most texts are looked at once. */
const suspicious = /[@?=]|\+\d|eyJ|\bbearer\b|\bbasic\b|\b8[\s(-]?\d{3}/i;

const credentials = /\b(bearer|basic)\s+[^\s"',;]+/gi;
const assignments =
  /\b((?:[a-z]{1,20}[-_])?(?:token|password|secret|signature|session|cookie|api[-_]?key))=[^\s&;,"']+/gi;
const signedTokens = /\beyJ[\w-]{5,4000}\.[\w-]{1,4000}\.?[\w-]{0,4000}/g;
const phones = /\+\d[\d\s().-]{8,18}\d|(?<![\w.])8[\s-]?\(?\d{3}\)?[\s-]?\d{3}[\s-]?\d{2}[\s-]?\d{2}(?![\w.])/g;
const addresses = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,4}\.\p{L}{2,24}/gu;
/** What is read as one word: an address of a page among them. */
const words = /[^\s"'<>]+/g;

/**
 * A text without secrets and personal data, as far as they can be told by their form: what follows the question mark of
 * an address and who signs in by it, tokens, cookies, e-mail addresses, telephone numbers.
 */
export function scrubText(text: string): string {
  const whole = text.length > longest ? `${text.slice(0, longest)}…` : text;
  if (!suspicious.test(whole)) return whole;
  return whole
    .replace(words, scrubWord)
    .replace(credentials, `$1 ${removed}`)
    .replace(assignments, `$1=${removed}`)
    .replace(signedTokens, removed)
    .replace(addresses, removed)
    .replace(phones, removed);
}

/** Links carry what lets people in: an address is shown up to its question mark, and without a password. */
function scrubWord(word: string): string {
  const scheme = word.indexOf('://');
  const start = scheme < 0 ? 0 : scheme + 3;
  const question = word.indexOf('?');
  const isLink = question > 0 && question < word.length - 1 && word.lastIndexOf('/', question) >= 0;
  const link = isLink ? `${word.slice(0, question)}?${removed}` : word;
  if (scheme < 0) return link;
  const slash = link.indexOf('/', start);
  const host = slash < 0 ? link.slice(start) : link.slice(start, slash);
  const at = host.lastIndexOf('@');
  return at < 0 ? link : link.slice(0, start) + link.slice(start + at + 1);
}

/** The same for every text in a value of JSON. */
export function scrubValue(value: unknown): unknown {
  if (typeof value === 'string') return scrubText(value);
  if (Array.isArray(value)) return value.map(scrubValue);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, scrubValue(part)]));
}

/** The same for a line of a log. */
export function scrubLine(line: string): string {
  if (!suspicious.test(line)) return line;
  try {
    return `${JSON.stringify(scrubValue(JSON.parse(line)))}\n`;
  } catch {
    // No line of ours: what it says is not known to be free of anything.
    return '';
  }
}
