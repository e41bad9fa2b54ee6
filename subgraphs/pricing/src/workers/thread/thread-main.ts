import os from 'node:os';
import { type MessagePort, parentPort } from 'node:worker_threads';
import type { KnownShape, Shape } from '../../domain/geometry/shape/shape.ts';
import { measureModel } from '../measure-model.ts';
import type { FromThread, ThreadJob, ToThread } from './messages.ts';

// The thread that measures: it holds no connection and no lock, so it may compute as long as it likes.

/** Half of the share of one that does not yield, while both want the same core. */
const yielding = 3;

try {
  // Linux gives every thread a niceness of its own: whoever answers people on this machine goes before geometry.
  if (process.platform === 'linux') os.setPriority(0, yielding);
} catch {
  // Not allowed here: it measures all the same.
}

parentPort?.on('message', (job: ThreadJob) => {
  void measure(job);
});

async function measure({ fileName, byteLength, limits, port }: ThreadJob): Promise<void> {
  const tell = (message: FromThread, handedOver: ArrayBuffer[] = []): void => {
    port.postMessage(message, handedOver);
  };
  const line = new Line(port);
  try {
    const result = await measureModel({
      fileName,
      byteLength,
      limits,
      bytes: line.pieces(),
      onProgress: (fraction) => {
        tell({ kind: 'progress', fraction });
      },
      findAlike: (shape) => line.findAlike(shape),
    });
    tell({ kind: 'measured', result });
  } catch (fault) {
    const { message, stack = '' } = fault instanceof Error ? fault : new Error(String(fault));
    tell({ kind: 'fault', message, stack });
  }
}

/** This end of a job's port: what comes waits here until it is asked for. */
class Line {
  readonly #port: MessagePort;
  readonly #pieces: Uint8Array[] = [];
  #ended = false;
  /** Nobody waits for this model any more. */
  #closed = false;
  #wake: () => void = () => undefined;
  #alike: (known: readonly KnownShape[]) => void = () => undefined;

  constructor(port: MessagePort) {
    this.#port = port;
    port
      .on('message', (message: ToThread) => {
        this.#take(message);
      })
      .on('close', () => {
        this.#closed = true;
        this.#wake();
      });
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const piece = this.#pieces.shift();
      if (this.#closed) throw new Error('the talk is over');
      if (piece) {
        this.#tell({ kind: 'taken' });
        yield piece;
      } else if (this.#ended) {
        return;
      } else {
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    }
  }

  async findAlike(shape: Shape): Promise<readonly KnownShape[]> {
    const answer = new Promise<readonly KnownShape[]>((resolve) => (this.#alike = resolve));
    this.#tell({ kind: 'findAlike', shape });
    return answer;
  }

  #tell(message: FromThread): void {
    this.#port.postMessage(message);
  }

  #take(message: ToThread): void {
    switch (message.kind) {
      case 'piece':
        this.#pieces.push(message.bytes);
        this.#wake();
        return;
      case 'end':
        this.#ended = true;
        this.#wake();
        return;
      case 'alike':
        this.#alike(message.known);
    }
  }
}
