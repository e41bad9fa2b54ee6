/** Where something lies between two ends, from 0 to 1. */
export interface Scale {
  place(value: number): number;
  readonly ticks: readonly number[];
}

/** From 0 to a round figure above the most. */
export function linear(most: number): Scale {
  const step = roundStep(Math.max(most, 1e-9) / 4);
  const end = Math.ceil(Math.max(most, 1e-9) / step) * step;
  const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, index) => index * step);
  return { place: (value) => value / end, ticks };
}

/** Every tenfold as wide as the next. */
export function logarithmic(least: number, most: number): Scale {
  const [from, to] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most) + 1e-9)];
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
  return { place: (value) => (Math.log10(Math.max(value, 10 ** from)) - from) / Math.max(1, to - from), ticks };
}

/** 1, 2 or 5 of some tenfold, at least as much as given. */
function roundStep(value: number): number {
  const tenfold = 10 ** Math.floor(Math.log10(value));
  return tenfold * ([1, 2, 5, 10].find((factor) => factor * tenfold >= value * 0.999) ?? 10);
}
