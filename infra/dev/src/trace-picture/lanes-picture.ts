import { colourOf, laneOf, lanes } from './lanes.ts';
import type { Span } from './span.ts';
import { bar, duration, element, picture, pictureWidth, text } from './svg.ts';
import { timeAxis } from './time-axis.ts';
import type { TraceTree } from './tree.ts';

const left = 112;
const right = pictureWidth - 16;
const barHeight = 7;
const barGap = 2;
const lanePadding = 4;
/** Work that is done side by side beyond this is drawn on the last line. */
const mostLines = 5;

/**
 * A whole trace: who works when. One lane for each service, database and queue; what is done at the same time stands
 * below one another.
 * @param captions what the person does, click by click, in their order
 */
export function drawLanes(tree: TraceTree, title: string, captions: readonly string[]): string {
  const [root] = tree.roots;
  if (!root) throw new Error('The trace has no beginning.');
  const clicks = tree.children(root).filter(({ service, scope }) => service === 'browser' && scope !== 'push');
  const from = clicks[0]?.start ?? root.start;
  const to = Math.max(...tree.spans.map(({ end }) => end));
  const axis = timeAxis(from, to, left, right);
  const legend = drawLegend(captions, 40);
  const top = legend.bottom + 34;
  const parts: string[] = [];
  let y = top;
  for (const [index, lane] of lanes.entries()) {
    const spans = tree.spans.filter((span) => span !== root && laneOf(span) === lane.name);
    const { drawn, lines } = drawLane(spans, y + lanePadding, axis.at, lane.colour);
    const height = lines * (barHeight + barGap) + 2 * lanePadding;
    if (index % 2 === 0) parts.push(element('rect', { class: 'band', x: 8, y, width: pictureWidth - 16, height }));
    parts.push(...drawn, text(16, y + height / 2 + 4, lane.name));
    y += height;
  }
  const marks = clicks.map((click, index) => drawMark(axis.at(click.start), top, y, index));
  return picture(y + 28, title, [
    text(16, 24, title, 'title'),
    text(right, 24, `${tree.spans.length} spans, ${duration(to - from)}`, 'dim end'),
    ...legend.parts,
    // Bands lie below the lines, bars above them.
    ...parts.filter((part) => part.includes('class="band"')),
    ...axis.draw(top, y),
    ...marks,
    ...parts.filter((part) => !part.includes('class="band"')),
  ]);
}

/** Every span on the first line that is free at its time. */
function drawLane(
  spans: readonly Span[],
  top: number,
  at: (moment: number) => number,
  colour: string,
): { readonly drawn: string[]; readonly lines: number } {
  const freeFrom: number[] = [];
  const drawn = spans.map((span) => {
    const x = at(span.start);
    const width = Math.max(at(span.end) - x, 1);
    const free = freeFrom.findIndex((end) => end <= x);
    const line = free >= 0 ? free : Math.min(freeFrom.length, mostLines - 1);
    freeFrom[line] = Math.max(freeFrom[line] ?? 0, x + width + 0.5);
    const y = top + line * (barHeight + barGap);
    return bar({ x, y, width, height: barHeight }, colour, `${span.name}, ${duration(span.end - span.start)}`);
  });
  return { drawn, lines: Math.max(freeFrom.length, 1) };
}

/** A numbered click: every other one higher, so that quick ones can be told apart. */
function drawMark(x: number, top: number, bottom: number, index: number): string {
  const y = top - (index % 2 === 0 ? 10 : 25);
  const line = { x1: x, x2: x, y1: y, y2: bottom, stroke: colourOf('browser'), 'stroke-dasharray': '3 3' };
  return [
    element('line', line),
    element('circle', { cx: x, cy: y, r: 7.5, fill: colourOf('browser') }),
    text(x, y + 4, String(index + 1), 'mark'),
  ].join('');
}

/** What the numbers mean. */
function drawLegend(captions: readonly string[], top: number): { readonly parts: string[]; readonly bottom: number } {
  const columns = 5;
  const width = (pictureWidth - 32) / columns;
  const parts = captions.map((caption, index) => {
    const x = 16 + (index % columns) * width;
    const y = top + Math.floor(index / columns) * 20;
    return [
      element('circle', { cx: x + 8, cy: y + 8, r: 7.5, fill: colourOf('browser') }),
      text(x + 8, y + 12, String(index + 1), 'mark'),
      text(x + 21, y + 12, caption),
    ].join('');
  });
  return { parts, bottom: top + Math.ceil(captions.length / columns) * 20 };
}
