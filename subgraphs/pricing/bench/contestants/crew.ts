import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { aCustomer, aVisitor } from '@alexandrite/service-kit/testing';
import type { ServiceProcess } from '../../test/house/child-process.ts';
import { PricingHouse } from '../../test/house/pricing-house.ts';

/** Seldom enough to cost little of a core, often enough for a hundredth of the answers to be some. */
const askEveryMs = 25;

/** Seldom, so that looking costs nothing. When a model was measured is told by the event. */
const lookEveryMs = 200;

type Stored = Awaited<ReturnType<PricingHouse['store']>>;

const owner = aCustomer();

/** A subgraph of pricing with so many workers, all processes of their own, and nobody else's queue. */
export class Crew {
  readonly workerCount: number;
  readonly #house: PricingHouse;
  readonly #workers: readonly ServiceProcess[];
  #measured = 0;

  private constructor(house: PricingHouse, workers: readonly ServiceProcess[]) {
    this.#house = house;
    this.#workers = workers;
    this.workerCount = workers.length;
  }

  static async start(place: Parameters<typeof PricingHouse.open>[0], workerCount: number): Promise<Crew> {
    const house = await PricingHouse.open(place);
    const workers = await Promise.all(Array.from({ length: workerCount }, () => house.startWorker()));
    return new Crew(house, workers);
  }

  /**
   * Stores so many new models. Making them takes this program's thread, which is to be free when times are taken.
   * @param nextFile makes a binary STL like no other before
   */
  async store(count: number, nextFile: () => Uint8Array): Promise<readonly Stored[]> {
    const stored: Stored[] = [];
    for (let number = 0; number < count; number += 1) {
      stored.push(await this.#house.store(owner, 'ring.stl', nextFile()));
    }
    return stored;
  }

  /**
   * Has models measured; answers how many a second, from the first being told of to the last being measured.
   * @param tellEveryMs at once when left out
   */
  async measure(models: readonly Stored[], tellEveryMs = 0): Promise<number> {
    const began = Date.now();
    for (const model of models) {
      await this.#house.tell(model);
      if (tellEveryMs > 0) await pause(tellEveryMs);
    }
    this.#measured += models.length;
    for (;;) {
      const ends = (await this.#house.told('shop')).filter(({ type }) => type === 'model.measured.v1');
      const last = ends[this.#measured - 1];
      if (last) return (models.length * 1_000) / (Date.parse(last.occurredAt) - began);
      await pause(lookEveryMs);
    }
  }

  /** Asks for the materials at a steady pace; answers how long each answer took, in milliseconds. */
  async askMaterials(until: Promise<unknown>): Promise<readonly number[]> {
    const times: number[] = [];
    const over = new AbortController();
    const end = until.finally(() => {
      over.abort();
    });
    while (!over.signal.aborted) {
      const began = performance.now();
      await this.#house.ask(aVisitor(), '{ materials { id } }');
      const took = performance.now() - began;
      times.push(took);
      await pause(Math.max(0, askEveryMs - took));
    }
    await end;
    return times;
  }

  /** Processor time that its workers have used, in milliseconds; null where the system does not tell (it is read from /proc). */
  async cpuMs(): Promise<number | null> {
    const used = this.#workers.map(async ({ pid }) => {
      const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8');
      // Behind the name, which may hold anything: the 12th and 13th are user and system time, in hundredths of a second.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    });
    return Promise.all(used).then(
      (times) => times.reduce((sum, time) => sum + time, 0),
      () => null,
    );
  }

  async close(): Promise<void> {
    await this.#house.close();
  }
}
