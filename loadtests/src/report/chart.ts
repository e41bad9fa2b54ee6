import type { Scale } from './axis.ts';
import { escape } from './html.ts';

/** A line of a chart. */
export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** A stretch of the x axis that means something. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

interface Chart {
  readonly title: string;
  /** What the figures are, under the title. */
  readonly about: string;
  readonly x: Scale;
  readonly y: Scale;
  readonly xLabel: (value: number) => string;
  readonly yLabel: (value: number) => string;
  readonly bands?: readonly Band[];
}

/** Units of the picture, which is as wide as there is room. */
const [width, height] = [560, 240];
const [left, right, top, bottom] = [52, 12, 18, 26];

const acrossTo = (share: number): number => left + share * (width - left - right);
const upTo = (share: number): number => height - bottom - Math.min(1, share) * (height - top - bottom);
const at = (value: number): string => value.toFixed(1);

/** Colours that people who see colours differently tell apart (after Okabe and Ito); the page defines them. */
const colours = 8;

/** Lines over time, or over whatever x is. */
export function lineChart(chart: Chart, lines: readonly Line[]): string {
  const drawn = lines.map(({ points }, index) => {
    const path = points.map(([x, y]) => `${at(acrossTo(chart.x.place(x)))},${at(upTo(chart.y.place(y)))}`);
    return `<polyline class="line c${index % colours}${index >= colours ? ' dashed' : ''}" points="${path.join(' ')}"/>`;
  });
  return figure(chart, drawn.join(''), lines);
}

/** Bars beside each other, each from one x to the next. */
export function barChart(chart: Chart, bars: readonly { from: number; to: number; value: number }[]): string {
  const drawn = bars.map(({ from, to, value }) => {
    const [x, y] = [acrossTo(chart.x.place(from)), upTo(chart.y.place(value))];
    const wide = Math.max(0.5, acrossTo(chart.x.place(to)) - x - 0.6);
    return `<rect class="bar" x="${at(x)}" y="${at(y)}" width="${at(wide)}" height="${at(height - bottom - y)}"/>`;
  });
  return figure(chart, drawn.join(''), []);
}

function figure(chart: Chart, drawn: string, lines: readonly Line[]): string {
  const { title, about, x, y, xLabel, yLabel, bands = [] } = chart;
  const across = y.ticks.map((tick) => {
    const place = at(upTo(y.place(tick)));
    return (
      `<line class="grid" x1="${left}" x2="${width - right}" y1="${place}" y2="${place}"/>` +
      `<text class="tick" x="${left - 6}" y="${place}" dy="0.35em" text-anchor="end">${escape(yLabel(tick))}</text>`
    );
  });
  const along = x.ticks.map(
    (tick) =>
      `<text class="tick" x="${at(acrossTo(x.place(tick)))}" y="${height - 8}" text-anchor="middle">${escape(xLabel(tick))}</text>`,
  );
  const behind = bands.map(({ from, to, name }, index) => {
    const [start, end] = [acrossTo(x.place(from)), acrossTo(x.place(to))];
    // A name that is wider than its band would lie over its neighbour's.
    const label =
      end - start > name.length * 5.5
        ? `<text class="band-name" x="${at(start + 4)}" y="${top - 6}">${escape(name)}</text>`
        : '';
    return `<rect class="band b${index % 2}" x="${at(start)}" y="${top}" width="${at(Math.max(0, end - start))}" height="${height - top - bottom}"/>${label}`;
  });
  const legend = lines.map(
    ({ name }, index) =>
      `<li><i class="c${index % colours}${index >= colours ? ' dashed' : ''}"></i>${escape(name)}</li>`,
  );
  return `<figure>
<figcaption><strong>${escape(title)}</strong> <span>${escape(about)}</span></figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(`${title}: ${about}`)}">${behind.join('')}${across.join('')}${along.join('')}${drawn}</svg>
${legend.length > 1 ? `<ul class="legend">${legend.join('')}</ul>` : ''}
</figure>`;
}
