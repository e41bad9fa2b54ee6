import { captionOf, colourOf, laneOf } from './lanes.ts';
import type { Span } from './span.ts';
import { bar, duration, element, picture, pictureWidth, text } from './svg.ts';
import { timeAxis } from './time-axis.ts';
import type { TraceTree } from './tree.ts';

const left = 356;
const right = pictureWidth - 64;
const rowHeight = 19;
const top = 40;
const indent = 9;
/** Deeper, a name stands where its cause's stands. */
const deepest = 12;
const longestName = 40;

interface Row {
  readonly span: Span;
  readonly depth: number;
  /** Questions to databases that it asked, drawn upon it. */
  readonly within: readonly Span[];
}

/** What one click caused, cause above effect; questions to databases are drawn upon who asks them. */
export function drawWaterfall(tree: TraceTree, click: Span, title: string): string {
  const rows = rowsOf(tree, click, 0);
  const caused = tree.below(click);
  const to = Math.max(...caused.map(({ end }) => end));
  const lastPush = Math.max(click.end, ...caused.filter(({ scope }) => scope === 'push').map(({ end }) => end));
  const axis = timeAxis(click.start, to, left, right);
  const bottom = top + rows.length * rowHeight;
  return picture(bottom + 48, title, [
    text(16, 24, title, 'title'),
    text(pictureWidth - 16, 24, `${duration(lastPush - click.start)} from the click to the last push`, 'dim end'),
    ...rows.flatMap((_, index) =>
      index % 2 === 0
        ? [
            element('rect', {
              class: 'band',
              x: 8,
              y: top + index * rowHeight,
              width: pictureWidth - 16,
              height: rowHeight,
            }),
          ]
        : [],
    ),
    ...axis.draw(top, bottom),
    ...rows.map((row, index) => drawRow(row, top + index * rowHeight, axis.at)),
    ...drawKey(bottom + 34),
  ]);
}

function rowsOf(tree: TraceTree, span: Span, depth: number): Row[] {
  const caused = tree.children(span);
  const shown = caused.flatMap((child) => (isWorthARow(child) ? [child] : shownBelow(tree, child)));
  const within = caused.flatMap((child) => (isWorthARow(child) ? [] : stepsBelow(tree, child)));
  const sorted = shown.toSorted((a, b) => a.start - b.start);
  return [{ span, depth, within }, ...sorted.flatMap((child) => rowsOf(tree, child, depth + 1))];
}

/** The nearest spans below one without a row that have one. */
function shownBelow(tree: TraceTree, span: Span): Span[] {
  return tree.children(span).flatMap((child) => (isWorthARow(child) ? [child] : shownBelow(tree, child)));
}

/** Questions to databases below a span without a row, up to the next that has one. */
function stepsBelow(tree: TraceTree, span: Span): Span[] {
  const own = isStep(span) ? [span] : [];
  return [...own, ...tree.children(span).flatMap((child) => (isWorthARow(child) ? [] : stepsBelow(tree, child)))];
}

const isStep = (span: Span): boolean => ['MongoDB', 'Redis'].includes(laneOf(span) ?? '');

/** Waiting in a queue is worth a row when it takes a while; how GraphQL is carried out inside a service never is. */
function isWorthARow(span: Span): boolean {
  if (isStep(span) || span.scope.endsWith('graphql') || span.scope === 'apollo/gateway-js') return false;
  if (span.scope.endsWith('undici')) return false;
  return true;
}

function drawRow({ span, depth, within }: Row, y: number, at: (moment: number) => number): string {
  const x = 16 + Math.min(depth, deepest) * indent;
  const lane = laneOf(span);
  const start = at(span.start);
  const width = at(span.end) - start;
  const name = captionOf(span);
  const who = lane === 'queues' ? '' : `${lane ?? span.service}: `;
  const caption = `${who}${name}`;
  const stepsEnd = Math.max(start + width, ...within.map((step) => at(step.end)));
  return [
    element('circle', { cx: x + 4, cy: y + rowHeight / 2, r: 4, fill: colourOf(lane) }),
    text(x + 12, y + 13.5, caption.length > longestName ? `${caption.slice(0, longestName - 1)}…` : caption),
    bar({ x: start, y: y + 4, width, height: rowHeight - 8 }, colourOf(lane), caption),
    ...within.map((step) => {
      const from = at(step.start);
      // What is done after the answer, as emptying an outbox is, has no bar under it.
      const isOnBar = from < start + width;
      const end = isOnBar ? Math.min(at(step.end), start + width) : at(step.end);
      const place = { x: from, y: y + rowHeight / 2 - 1.5, width: end - from, height: 3 };
      return bar(place, isOnBar ? onBar(step) : colourOf(laneOf(step)), step.name);
    }),
    text(Math.min(stepsEnd + 5, right + 8), y + 13.5, duration(span.end - span.start), 'dim small'),
  ].join('');
}

const onBar = (step: Span): string => (laneOf(step) === 'Redis' ? '#fecaca' : '#ecfdf5');

function drawKey(y: number): string[] {
  const keys = [
    ['#ecfdf5', '#475569', 'within a bar: MongoDB'],
    ['#fecaca', '#475569', 'within a bar: Redis'],
    [colourOf('MongoDB'), 'none', 'behind a bar: the outbox is emptied'],
  ] as const;
  return keys.flatMap(([colour, under, meaning], index) => {
    const x = 16 + index * 190;
    return [
      element('rect', { x, y: y - 8, width: 22, height: 9, rx: 2, fill: under }),
      element('rect', { x: x + 3, y: y - 5, width: 16, height: 3, rx: 1.5, fill: colour }),
      text(x + 28, y, meaning, 'dim small'),
    ];
  });
}
