import type { Sample } from './watch.ts';

/** What a process used in some stretch of time. */
export interface ProcessUse {
  readonly name: string;
  /** Seconds of the processor. */
  readonly cpuSeconds: number;
  /** Cores that it kept busy on average. */
  readonly cores: number;
  /** The most memory that it held, in bytes. */
  readonly mostBytes: number;
  /** How late its event loop was: the middle of the samples' p99, and the worst, in milliseconds; null without one. */
  readonly loopMs: { readonly middle: number; readonly worst: number } | null;
}

/** What every process used between two moments, busiest first. */
export function useOfProcesses(samples: readonly Sample[], from: number, to: number): readonly ProcessUse[] {
  const within = samples.filter(({ at }) => at > from && at <= to + 0.5);
  const names = [...new Set(within.flatMap(({ processes }) => Object.keys(processes)))];
  return names
    .map((name) => {
      const looks = within.flatMap(({ processes }) => processes[name] ?? []);
      const cores = looks.reduce((sum, look) => sum + look.cores, 0) / Math.max(1, looks.length);
      const loops = looks.flatMap(({ loopMs }) => loopMs ?? []).toSorted((one, other) => one - other);
      return {
        name,
        cores,
        cpuSeconds: cores * (to - from),
        mostBytes: Math.max(0, ...looks.map(({ rssBytes }) => rssBytes)),
        loopMs: loops.length === 0 ? null : { middle: loops[loops.length >> 1] ?? 0, worst: loops.at(-1) ?? 0 },
      };
    })
    .toSorted((one, other) => other.cores - one.cores);
}
