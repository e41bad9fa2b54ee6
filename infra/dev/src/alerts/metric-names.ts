/** Parts of an expression that hold no name of a metric. */
const other = [
  /"[^"]*"|'[^']*'/g,
  /\{[^}]*\}/g,
  /\[[^\]]*\]/g,
  /\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g,
];
const words = new Set(['and', 'or', 'unless', 'bool', 'offset', 'by', 'ignoring', 'on', 'group_left', 'group_right']);

/** What Prometheus makes itself. */
const itsOwn = new Set(['up', 'ALERTS']);

/** Names of the metrics that an expression of PromQL is made of, without those of Prometheus itself. */
export function metricNames(expression: string): readonly string[] {
  const bare = other.reduce((text, part) => text.replace(part, ' '), expression);
  const names = [...bare.matchAll(/[a-zA-Z_:][\w:]*(?!\s*\(|[\w:])/g)].map(([name]) => name);
  return [...new Set(names.filter((name) => !words.has(name) && !itsOwn.has(name) && !/^e\d+$/.test(name)))];
}

/** The metric that a series belongs to, as `# TYPE` names it: a histogram is three kinds of series. */
export function metricOf(series: string, known: ReadonlySet<string>): string {
  const histogram = series.replace(/_(bucket|sum|count)$/, '');
  return known.has(series) || !known.has(histogram) ? series : histogram;
}
