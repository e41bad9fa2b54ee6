import { Worker } from 'node:worker_threads';
import type { HashingAnswer, HashingJob } from './hashing-job.ts';

const threadFile = new URL('./hashing-thread-main.ts', import.meta.url);

/**
 * A thread that hashes one password at a time. libuv's pool would hash four at once, and files are read by the same
 * four threads. Started when it is needed, and made anew after it was lost.
 */
export class HashingThread {
  #worker: Worker | null = null;

  /** Carries a job out; the next may be given when this one is answered. Throws when the thread is lost. */
  async run(job: HashingJob): Promise<string | boolean> {
    const worker = (this.#worker ??= this.#start());
    const { promise, resolve, reject } = Promise.withResolvers<HashingAnswer>();
    const onExit = (): void => reject(new Error('the hashing thread ended'));
    worker.once('message', resolve).once('error', reject).once('exit', onExit);
    try {
      worker.postMessage(job);
      const answer = await promise;
      if ('fault' in answer) throw new Error(`hashing failed: ${answer.fault}`);
      return answer.value;
    } finally {
      worker.off('message', resolve).off('error', reject).off('exit', onExit);
    }
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #start(): Worker {
    // Nothing of the process's secrets is of use there.
    const worker = new Worker(threadFile, { name: 'hashing', execArgv: [], env: {} });
    worker.unref();
    const forget = (): void => {
      if (this.#worker === worker) this.#worker = null;
    };
    // Without a listener a fault of the thread would end the process.
    worker.on('error', forget).on('exit', forget);
    return worker;
  }
}
