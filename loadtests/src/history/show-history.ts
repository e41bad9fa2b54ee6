import { scenarioNames } from '../scenarios/scenario.ts';
import type { Figures } from './figures.ts';
import { addToHistory, committedFile, ownFile, readHistory } from './history.ts';
import { describeTrend, trendOf } from './trend.ts';

/** What was run before, here and in the committed history, oldest first. */
export async function wholeHistory(folder: string): Promise<readonly Figures[]> {
  const all = [...(await readHistory(committedFile)), ...(await readHistory(ownFile(folder)))];
  return all.toSorted((one, other) => one.at.localeCompare(other.at));
}

/** Prints how each scenario has gone. */
export async function showHistory(folder: string, say: (text: string) => void): Promise<void> {
  const history = await wholeHistory(folder);
  if (history.length === 0) say('Nothing was run yet: npm run load -- all smoke');
  for (const scenario of scenarioNames) {
    const trend = trendOf(scenario, history);
    if (!trend) continue;
    say(describeTrend(trend));
    const last = history.filter((one) => one.scenario === scenario).slice(-12);
    say(`  ${last.map(({ workPerVisit }) => workPerVisit.toFixed(1)).join('  ')}`);
  }
}

/** Adds the newest figures of each scenario to those that are committed, unless they are there. */
export async function keepNewest(folder: string, say: (text: string) => void): Promise<void> {
  const [committed, own] = [await readHistory(committedFile), await readHistory(ownFile(folder))];
  const added = scenarioNames.flatMap((scenario) => {
    const newest = own.findLast((one) => one.scenario === scenario);
    return newest && !committed.some(({ at }) => at === newest.at) ? [newest] : [];
  });
  if (added.length > 0) await addToHistory(committedFile, added);
  say(`${added.length} lines were added to ${committedFile}`);
}
