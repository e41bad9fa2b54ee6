/** What came of a check: how many things passed and failed, and what to read when something failed. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Shown when something failed, or when it is worth knowing all the same. */
  readonly report: string;
}

/** One step of `npm test`. */
export interface Check {
  readonly name: string;
  /** Whether it shows its own output while it runs. */
  readonly speaksForItself: boolean;
  /** Runs it. A check that throws counts as one failure. */
  run(): Promise<Outcome>;
}

/** A check that holds or does not. */
export const held = (report = ''): Outcome => ({ passed: 1, failed: 0, report });
export const broken = (report: string): Outcome => ({ passed: 0, failed: 1, report });
