import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { Pool } from 'undici';
import { arrivals } from '../load/arrivals.ts';
import { openLoop } from '../load/open-loop.ts';
import { Measured } from '../load/recorder.ts';
import type { Seeded } from '../random/seeded.ts';

/** What became of the requests of some stretch of time. */
export interface Flooded {
  readonly seconds: number;
  /** Requests that were sent, a second. */
  readonly offered: number;
  /** … and answered with what was asked for. */
  readonly goodput: number;
  /** Shares of what was sent that was refused with when to ask again, and that went wrong in any other way. */
  readonly refusedShare: number;
  readonly wrongShare: number;
  /** What went wrong, and how often. */
  readonly wrong: Readonly<Record<string, number>>;
  /** Of those that were answered, in milliseconds from when they were due. */
  readonly p50: number;
  readonly p99: number;
  /** How late requests were sent on average, in milliseconds. */
  readonly lateMs: number;
  /** Each that came, in the order of their time: when, in milliseconds from the start, and what it took; null when not answered. */
  readonly each: readonly (readonly [dueMs: number, tookMs: number | null])[];
}

const json = { 'content-type': 'application/json' };

/** Sends one question to a gateway, over and over, as cheaply as can be. */
export class Flood {
  readonly #pool: Pool;
  readonly #bodies: readonly string[];
  readonly #headers: Readonly<Record<string, string>>;
  #next = 0;
  /** What a good answer has, compressed and as it is: a gateway that has too much to do may not compress. */
  readonly #expectedBytes = { plain: 0, compressed: 0 };

  /**
   * @param questions asked in turn, all with answers of one length
   * @param isCompressed whether answers are asked for compressed, as the servers of our pages do
   */
  constructor(origin: string, questions: readonly object[], isCompressed: boolean) {
    this.#headers = isCompressed ? { ...json, 'accept-encoding': 'gzip, deflate' } : json;
    this.#pool = new Pool(origin, { connections: 1_024, pipelining: 1 });
    this.#bodies = questions.map((question) => JSON.stringify(question));
  }

  /** Looks at a first answer, in both forms; those that follow have to be as long. Throws when it is none. */
  async check(): Promise<void> {
    for (const headers of [json, this.#headers]) {
      const { statusCode, body } = await this.#pool.request({
        path: '/graphql',
        method: 'POST',
        headers,
        body: this.#bodies[0] ?? '',
      });
      const bytes = Buffer.from(await body.arrayBuffer());
      const form = bytes[0] === 0x1f ? 'compressed' : 'plain';
      const text = (form === 'compressed' ? gunzipSync(bytes) : bytes).toString();
      if (statusCode !== 200 || !text.startsWith('{"data":{') || text.includes('"errors"')) throw new Error(text);
      this.#expectedBytes[form] = bytes.length;
    }
  }

  /** Some clients that ask again as soon as they are answered: what can be done at most. */
  async closed(clients: number, seconds: number): Promise<Flooded> {
    const start = performance.now();
    const end = start + seconds * 1_000;
    const each: [number, number | null][] = [];
    const counted = new Measured();
    await Promise.all(
      Array.from({ length: clients }, async () => {
        while (performance.now() < end) await this.#counted(performance.now(), start, counted, each);
      }),
    );
    return summary(counted, each, { seconds, lateMs: 0, sent: counted.all });
  }

  /** So many requests a second, whether they are answered or not. */
  async open(random: Seeded, perSecond: number, seconds: number): Promise<Flooded> {
    const start = performance.now();
    const each: [number, number | null][] = [];
    const counted = new Measured();
    const underWay = new Set<Promise<void>>();
    let sent = 0;
    const due = function* (): Generator<readonly [number, null]> {
      for (const at of arrivals(random, perSecond, seconds)) yield [at, null];
    };
    const { mean } = await openLoop(due(), (_, dueAt) => {
      sent += 1;
      const one = this.#counted(dueAt, start, counted, each).finally(() => underWay.delete(one));
      underWay.add(one);
    });
    await pause(Math.max(0, start + seconds * 1_000 - performance.now()));
    const goodInTime = counted.ok;
    await Promise.all(underWay);
    return { ...summary(counted, each, { seconds, lateMs: mean, sent }), goodput: goodInTime / seconds };
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #counted(dueAt: number, start: number, counted: Measured, each: [number, number | null][]): Promise<void> {
    const ending = await this.#one();
    const tookMs = performance.now() - dueAt;
    counted.add(tookMs, ending);
    each.push([dueAt - start, ending === 'ok' ? tookMs : null]);
  }

  #one(): Promise<string> {
    return new Promise((resolve) => {
      let [status, bytes, mayRepeat, isCompressed] = [0, 0, false, false];
      this.#pool.dispatch(
        {
          path: '/graphql',
          method: 'POST',
          headers: this.#headers,
          body: this.#bodies[this.#next++ % this.#bodies.length] ?? '',
        },
        {
          onRequestStart: () => undefined,
          onResponseStart: (_, statusCode, received) => {
            status = statusCode;
            mayRepeat = received['retry-after'] !== undefined;
            isCompressed = received['content-encoding'] !== undefined;
          },
          onResponseData: (_, chunk) => {
            bytes += chunk.length;
          },
          onResponseEnd: () => {
            const expected = this.#expectedBytes[isCompressed ? 'compressed' : 'plain'];
            if (status === 200) resolve(bytes === expected ? 'ok' : 'WRONG_ANSWER');
            else resolve(mayRepeat && (status === 503 || status === 429) ? 'refused' : `HTTP ${status}`);
          },
          onResponseError: (_, fault) => {
            resolve(fault.name);
          },
        },
      );
    });
  }
}

function summary(
  counted: Measured,
  each: (readonly [number, number | null])[],
  { seconds, lateMs, sent }: { readonly seconds: number; readonly lateMs: number; readonly sent: number },
): Flooded {
  const refused = counted.endings.get('refused') ?? 0;
  return {
    seconds,
    offered: sent / seconds,
    goodput: counted.ok / seconds,
    refusedShare: refused / Math.max(1, sent),
    wrong: Object.fromEntries([...counted.endings].filter(([ending]) => ending !== 'ok' && ending !== 'refused')),
    wrongShare: (counted.all - counted.ok - refused) / Math.max(1, sent),
    p50: counted.percentile(50),
    p99: counted.percentile(99),
    lateMs,
    each: each.toSorted(([one], [other]) => one - other),
  };
}
