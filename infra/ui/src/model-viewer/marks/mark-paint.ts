import type { MarkTone } from './places.ts';

/** The tokens of the page by tone, and what they are where the page has none. */
const tokens = {
  bad: ['--color-bad', '#9c2a2a'],
  warn: ['--color-warn', '#855007'],
  note: ['--color-day', '#14534d'],
  casing: ['--color-white', '#ffffff'],
} as const satisfies Readonly<Record<MarkTone | 'casing', readonly [string, string]>>;

/** The colours of marks, and of the light rim around them, as the page has them. */
export function toneColors(): Readonly<Record<MarkTone | 'casing', string>> {
  const style = getComputedStyle(document.documentElement);
  const read = ([name, usual]: readonly [string, string]) => style.getPropertyValue(name).trim() || usual;
  return { bad: read(tokens.bad), warn: read(tokens.warn), note: read(tokens.note), casing: read(tokens.casing) };
}

const pixels = 64;

/** A round dot with a light rim. */
export function paintDot(color: string, casing: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = pixels;
  canvas.height = pixels;
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  const half = pixels / 2;
  for (const [radius, tint] of [
    [0.94, casing],
    [0.68, color],
  ] as const) {
    pen.beginPath();
    pen.arc(half, half, half * radius, 0, Math.PI * 2);
    pen.fillStyle = tint;
    pen.fill();
  }
  return canvas;
}
