/** Words that tell how the house is built: stacks, files, modules, stores, addresses, values that are none. */
const unfit =
  /\n\s+at |node_modules|\.[cm]?[jt]s:\d|\/(src|gateway|subgraphs|home|work|root)\/|redis|mongo|bullmq|sqlite|ioredis|127\.0\.0\.1|localhost|ECONN|ENOENT|EPIPE|TypeError|RangeError|SyntaxError|ReferenceError|\[object |exception|stacktrace|"stack"|_entities|subgraph/i;

/**
 * The first word of an answer that is of use to an attacker only; null when there is none.
 * @param sent what was asked: its own words may come back
 */
export function unfitWords(text: string, sent = ''): string | null {
  const [word] = unfit.exec(text) ?? [null];
  return word !== null && sent.includes(word) ? null : word;
}
