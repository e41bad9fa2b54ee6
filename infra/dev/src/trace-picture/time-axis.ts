import { duration, element, text } from './svg.ts';

/** From times to places in a picture. */
export interface TimeAxis {
  /** Where a moment stands. */
  readonly at: (moment: number) => number;
  /** Lines at round times, with what they are. */
  draw(top: number, bottom: number): string[];
}

const steps = [1, 2, 5, 10, 20, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000];

/** About so many lines are drawn. */
const linesWanted = 8;

export function timeAxis(from: number, to: number, left: number, right: number): TimeAxis {
  const scale = (right - left) / Math.max(to - from, 1);
  const at = (moment: number): number => left + (moment - from) * scale;
  const step = steps.find((candidate) => (to - from) / candidate <= linesWanted) ?? 60_000;
  return {
    at,
    draw(top, bottom) {
      const parts: string[] = [];
      for (let passed = 0; passed <= to - from; passed += step) {
        const x = at(from + passed);
        parts.push(element('line', { class: 'rule', x1: x, x2: x, y1: top, y2: bottom }));
        parts.push(
          text(x, bottom + 14, passed === 0 ? '0' : duration(passed).replace(/\.0+ /, ' '), 'dim small middle'),
        );
      }
      return parts;
    },
  };
}
