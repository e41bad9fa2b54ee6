/**
 * A figure of a process, as its metrics tell it.
 * @param internalUrl where its metrics are
 * @param labels of the line, such as `subgraph="pricing",state="open"`; all lines of that name together when left out
 * @throws when the process tells nothing of that name
 */
export async function metricValue(internalUrl: string, name: string, labels = ''): Promise<number> {
  const text = await (await fetch(`${internalUrl}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`) && line.includes(labels));
  if (lines.length === 0) throw new Error(`there is no ${name}{${labels}}`);
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
