import os from 'node:os';
import type { Run } from '../run-scenario.ts';
import { short, type Verdict } from '../thresholds/verdict.ts';
import { useOfProcesses } from '../watch/use-of-processes.ts';
import { count, escape, ms, table } from './html.ts';
import { histograms, latencyTable, percentileChart } from './latency.ts';
import { chartsOverTime } from './over-time.ts';
import { style } from './style.ts';

/** A page about a run that needs nothing but itself. */
export function reportPage(run: Run, verdicts: readonly Verdict[]): string {
  const { scenario, shape, phases } = run;
  const title = `${scenario.name}, ${shape}`;
  // The load is what one wants to see; of a ramp the last step that went well is as good as any.
  const main =
    phases.findLast(({ kind, arrived, inTime }) => kind === 'load' && inTime >= 0.9 * arrived) ?? phases.at(-1);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title><style>${style}</style></head>
<body><main>
<header><h1>${escape(title)}</h1><p>${escape(scenario.about)}</p>
${facts(run)}
${summary(verdicts)}</header>
<h2>Thresholds</h2>
${verdictTable(verdicts)}
<h2>Load</h2>
${phaseTable(run)}
<h2>Over time</h2>
<div class="charts">${chartsOverTime(run)}</div>
<h2>Times</h2>
<p>From when a visit was due, so that a wait before the first answer counts; only what ended well.</p>
${main ? `<div class="charts">${percentileChart(run, main.name)}${errorsFigure(run)}</div>` : ''}
<h2>Histograms${main ? `, ${escape(main.name)}` : ''}</h2>
<div class="charts small">${main ? histograms(run, main.name) : ''}</div>
<h2>Operations</h2>
${latencyTable(run)}
<h2>Processes${main ? `, ${escape(main.name)}` : ''}</h2>
${main ? processTable(run, main) : ''}
</main></body></html>
`;
}

function facts({ at, seed, calibration }: Run): string {
  const cores = os.availableParallelism();
  return `<ul class="facts"><li><b>${escape(at.toISOString().replace('T', ' ').slice(0, 16))}</b> UTC</li>
<li>seed <b>${escape(seed)}</b></li><li><b>${cores}</b> cores, ${escape(os.cpus()[0]?.model ?? 'unknown')}</li>
<li>load of the machine <b>${(os.loadavg()[0] ?? 0).toFixed(1)}</b></li>
<li>fixed piece of work <b>${(calibration * 1e6).toFixed(0)} µs</b></li></ul>`;
}

function summary(verdicts: readonly Verdict[]): string {
  const missed = verdicts.filter(({ outcome }) => outcome === 'missed').length;
  const told = verdicts.filter(({ outcome }) => outcome !== 'unclear').length;
  return missed === 0
    ? `<div class="verdict">${told} of ${told} thresholds held</div>`
    : `<div class="verdict bad">${missed} of ${told} thresholds missed</div>`;
}

function verdictTable(verdicts: readonly Verdict[]): string {
  const words = {
    held: '<span class="good">held</span>',
    missed: '<span class="bad-text">missed</span>',
    unclear: '<span class="soft">unclear</span>',
  };
  return table(
    ['Threshold', 'Reached', 'Wanted', 'Outcome'],
    verdicts.map(({ what, reached, wanted, direction, outcome, note }) => [
      `${escape(what)}${note === '' ? '' : `<small>${escape(note)}</small>`}`,
      short(reached),
      `${direction} ${short(wanted)}`,
      words[outcome],
    ]),
  );
}

function phaseTable({ phases, recorder }: Run): string {
  return table(
    ['Phase', 'Seconds', 'Visits/s came', 'Ended well in time/s', 'p50', 'p99', 'Begun late, mean'],
    phases.map(({ name, seconds, arrived, inTime, lateMs }) => {
      const all = recorder.allOf(name);
      return [
        escape(name),
        count(seconds),
        count(arrived / seconds),
        count(inTime / seconds),
        ms(all.percentile(50)),
        ms(all.percentile(99)),
        ms(lateMs.mean),
      ];
    }),
  );
}

function errorsFigure({ phases, recorder }: Run): string {
  const endings = new Map<string, number>();
  for (const { name } of phases) {
    for (const [ending, times] of recorder.allOf(name).endings) endings.set(ending, (endings.get(ending) ?? 0) + times);
  }
  const rows = [...endings].toSorted(([, one], [, other]) => other - one);
  return `<figure><figcaption><strong>Endings</strong> <span>of all operations, by code</span></figcaption>${table(
    ['Code', 'Operations'],
    rows.map(([ending, times]) => [ending === 'ok' ? '<span class="good">ok</span>' : escape(ending), String(times)]),
  )}</figure>`;
}

function processTable({ samples }: Run, { from, to, arrived }: { from: number; to: number; arrived: number }): string {
  return table(
    ['Process', 'Cores busy', 'CPU a visit', 'Most memory', 'Loop late, middle', 'Loop late, worst'],
    useOfProcesses(samples, from, to).map(({ name, cores, cpuSeconds, mostBytes, loopMs }) => [
      escape(name),
      cores.toFixed(2),
      ms((cpuSeconds / Math.max(1, arrived)) * 1_000),
      `${(mostBytes / 1e6).toFixed(0)} MB`,
      loopMs ? ms(loopMs.middle) : '–',
      loopMs ? ms(loopMs.worst) : '–',
    ]),
  );
}
