import { Worker } from 'node:worker_threads';
import { modelProblem } from '../../domain/geometry/problems/model-problem.ts';
import type { MeasuringResult } from '../../domain/quote/measuring-result.ts';
import { ModelFault } from '../model-fault.ts';
import type { ThreadJob } from './messages.ts';
import { type ModelForThread, ThreadTalk } from './thread-talk.ts';

/** How much a thread may take, over all that `MeasuringLimits` say. */
export interface ThreadLimits {
  /** Of objects and texts, in MiB; arrays of numbers are counted by the limits of a model. */
  readonly heapMegabytes: number;
  /**
   * Milliseconds that one model may keep the thread, waiting for bytes not counted; then it is ended from outside. More
   * than a model's own limit, which the thread looks after itself wherever it can.
   */
  readonly hardLimitMs: number;
}

/** Why a thread was lost with its model. */
export type ThreadLoss = 'TIME' | 'MEMORY' | 'DIED';

const threadFile = new URL('./thread-main.ts', import.meta.url);

/**
 * A thread that measures one model after another, so that its process has time for everything else: renewing locks,
 * saying that it is well. It is started when it is needed, kept from model to model, and made anew after it was lost.
 */
export class MeasuringThread {
  readonly #limits: ThreadLimits;
  readonly #onLoss: (loss: ThreadLoss) => void;
  #worker: Worker | null = null;

  constructor(limits: ThreadLimits, onLoss: (loss: ThreadLoss) => void = () => undefined) {
    this.#limits = limits;
    this.#onLoss = onLoss;
  }

  /**
   * Measures a model; one at a time.
   * @throws ModelFault when that falls over, and what its bytes or looking for alike ones threw
   */
  async measure(model: ModelForThread): Promise<MeasuringResult> {
    const worker = (this.#worker ??= this.#start());
    const talk = new ThreadTalk(model);
    const watch = watchOver(worker);
    const { fileName, byteLength, limits } = model;
    const job: ThreadJob = { fileName, byteLength, limits, port: talk.threadPort };
    worker.postMessage(job, [talk.threadPort]);
    try {
      const end = await Promise.race([
        talk.result(),
        watch.loss,
        talk.busyFor(this.#limits.hardLimitMs).then(() => 'TIME' as const),
      ]);
      if (typeof end !== 'string') return end;
      await this.#lose(worker, end);
      if (end === 'DIED') throw new ModelFault('the thread ended in the middle of a model');
      return { ok: false, problem: modelProblem('TOO_COMPLEX', { reason: end }) };
    } finally {
      watch.end();
      talk.close();
    }
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(threadFile, {
      name: 'measuring',
      // Not what the process was started with: the thread has nothing to tell to tracing.
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMegabytes },
    });
    // Between two models, too: an error that nobody hears ends the process, and a dead thread would be given the next one.
    worker
      .on('error', () => undefined)
      .on('exit', () => {
        if (this.#worker === worker) this.#worker = null;
      });
    return worker;
  }

  async #lose(worker: Worker, loss: ThreadLoss): Promise<void> {
    this.#worker = null;
    this.#onLoss(loss);
    await worker.terminate();
  }
}

/** Tells when a thread is lost; one that throws says so itself. */
function watchOver(worker: Worker): { loss: Promise<ThreadLoss>; end: () => void } {
  const { promise: loss, resolve, reject } = Promise.withResolvers<ThreadLoss>();
  const onError = (fault: Error & { code?: string }): void => {
    if (fault.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve('MEMORY');
    else reject(new ModelFault(fault.message, { cause: fault }));
  };
  const onExit = (): void => {
    resolve('DIED');
  };
  worker.once('error', onError).once('exit', onExit);
  return {
    loss,
    end() {
      worker.off('error', onError).off('exit', onExit);
    },
  };
}
