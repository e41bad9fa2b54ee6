import { type Figure, labelOf, readFigures, valueOf } from './prometheus-text.ts';
import { usageOf } from './proc.ts';

/** A process to look at. */
export interface Watched {
  readonly name: string;
  /** Where it runs on this machine; null elsewhere. */
  readonly pid: number | null;
  /** Where its figures are; null for databases. */
  readonly metricsUrl: string | null;
}

/** What a process did in the time since the look before. */
export interface Look {
  /** Processor cores that it kept busy. */
  readonly cores: number;
  readonly rssBytes: number;
  /** How late its event loop was, at the slowest hundredth, in milliseconds; null where there is none. */
  readonly loopMs: number | null;
}

export interface Sample {
  /** Seconds from the start. */
  readonly at: number;
  readonly processes: Readonly<Record<string, Look>>;
  /** Jobs that wait, by queue. */
  readonly queues: Readonly<Record<string, number>>;
  /** Operations of the gateways: under way, as many as may be, and refused so far. */
  readonly gateway: { readonly underWay: number; readonly limit: number; readonly shed: number } | null;
}

interface Seen {
  readonly at: number;
  readonly cpuSeconds: number;
}

const everyMs = 1_000;

/** Looks at all processes once a second. */
export class Watch {
  readonly samples: Sample[] = [];
  readonly #watched: () => Promise<readonly Watched[]>;
  readonly #startedAt: number;
  readonly #seen = new Map<string, Seen>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  /** @param startedAt of the run, in milliseconds of performance.now() */
  constructor(watched: () => Promise<readonly Watched[]>, startedAt: number) {
    this.#watched = watched;
    this.#startedAt = startedAt;
  }

  async start(): Promise<void> {
    await this.#look();
    this.samples.length = 0;
    this.#timer = setInterval(() => {
      // A machine that is too busy for a look is not asked for two at once.
      this.#looking = this.#looking.then(() => this.#look()).catch(() => undefined);
    }, everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    const processes: Record<string, Look> = {};
    const queues: Record<string, number> = {};
    let gateway: Sample['gateway'] = null;
    const watched = await this.#watched();
    await Promise.all(
      watched.map(async (one) => {
        const figures = one.metricsUrl === null ? [] : await figuresOf(one.metricsUrl);
        const look = await this.#lookAt(one, figures);
        if (look) processes[one.name] = look;
        for (const [queue, jobs] of queuesOf(figures)) queues[queue] = Math.max(queues[queue] ?? 0, jobs);
        gateway = gatewayOf(figures, gateway);
      }),
    );
    this.samples.push({ at: (performance.now() - this.#startedAt) / 1_000, processes, queues, gateway });
  }

  async #lookAt({ name, pid }: Watched, figures: readonly Figure[]): Promise<Look | null> {
    const usage = (pid === null ? null : await usageOf(pid)) ?? ownUsage(figures);
    if (!usage) return null;
    const [now, before] = [performance.now(), this.#seen.get(name)];
    this.#seen.set(name, { at: now, cpuSeconds: usage.cpuSeconds });
    // A process that was started anew begins to count anew.
    const used = before ? Math.max(0, usage.cpuSeconds - before.cpuSeconds) : 0;
    const loop = valueOf(figures, 'nodejs_eventloop_lag_p99_seconds');
    return {
      cores: before ? used / ((now - before.at) / 1_000) : 0,
      rssBytes: usage.rssBytes,
      loopMs: loop === undefined ? null : loop * 1_000,
    };
  }
}

async function figuresOf(url: string): Promise<readonly Figure[]> {
  try {
    return readFigures(await (await fetch(url, { signal: AbortSignal.timeout(5_000) })).text());
  } catch {
    // It may be on its way up or down.
    return [];
  }
}

function ownUsage(figures: readonly Figure[]) {
  const cpuSeconds = valueOf(figures, 'process_cpu_seconds_total');
  const rssBytes = valueOf(figures, 'process_resident_memory_bytes');
  return cpuSeconds === undefined || rssBytes === undefined ? null : { cpuSeconds, rssBytes };
}

/** Every process that knows a queue shows all of it. */
function queuesOf(figures: readonly Figure[]): ReadonlyMap<string, number> {
  const queues = new Map<string, number>();
  for (const figure of figures) {
    if (!figure.name.endsWith('queue_jobs')) continue;
    const state = labelOf(figure, 'state');
    if (state === 'completed' || state === 'failed') continue;
    const queue = labelOf(figure, 'queue') ?? figure.name.replace(/_queue_jobs$/, '');
    queues.set(queue, (queues.get(queue) ?? 0) + figure.value);
  }
  return queues;
}

function gatewayOf(figures: readonly Figure[], others: Sample['gateway']): Sample['gateway'] {
  const underWay = valueOf(figures, 'gateway_operations_under_way');
  if (underWay === undefined) return others;
  const shed = figures.filter(({ name }) => name === 'gateway_shed_total').reduce((sum, { value }) => sum + value, 0);
  return {
    underWay: underWay + (others?.underWay ?? 0),
    limit: (valueOf(figures, 'gateway_operations_limit') ?? 0) + (others?.limit ?? 0),
    shed: shed + (others?.shed ?? 0),
  };
}
