/** Whether something is as it should be. */
export interface Verdict {
  readonly what: string;
  readonly reached: number;
  readonly wanted: number;
  readonly direction: 'at most' | 'at least';
  /** `unclear` where too little was measured to say, or something else disturbed it. */
  readonly outcome: 'held' | 'missed' | 'unclear';
  /** What the figure is made of. */
  readonly note: string;
}

export function atMost(what: string, reached: number, wanted: number, note = ''): Verdict {
  return { what, reached, wanted, direction: 'at most', outcome: reached <= wanted ? 'held' : 'missed', note };
}

export function atLeast(what: string, reached: number, wanted: number, note = ''): Verdict {
  return { what, reached, wanted, direction: 'at least', outcome: reached >= wanted ? 'held' : 'missed', note };
}

export const unclear = (verdict: Verdict): Verdict => ({ ...verdict, outcome: 'unclear' });

/** A line for the terminal. */
export function describeVerdict({ what, reached, wanted, direction, outcome, note }: Verdict): string {
  const sign = { held: 'held   ', missed: 'MISSED ', unclear: 'unclear' }[outcome];
  return `${sign}  ${what}: ${short(reached)} (${direction} ${short(wanted)})${note === '' ? '' : `, ${note}`}`;
}

export const short = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 0.1 ? 4 : 2);
