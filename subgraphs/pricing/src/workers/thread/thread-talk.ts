import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { KnownShape, Shape } from '../../domain/geometry/shape/shape.ts';
import type { MeasuringResult } from '../../domain/quote/measuring-result.ts';
import type { MeasuringLimits } from '../measuring-limits.ts';
import { ModelFault } from '../model-fault.ts';
import { type FromThread, piecesAhead, type ToThread } from './messages.ts';

export interface ModelForThread {
  readonly fileName: string;
  readonly byteLength: number;
  /** What it throws is a fault of the storage and passed on. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly limits: MeasuringLimits;
  readonly onProgress: (fraction: number) => void;
  readonly findAlike: (shape: Shape) => Promise<readonly KnownShape[]>;
}

/** How often it is looked whether the thread takes too long, in milliseconds. */
const lookEveryMs = 100;

/** The talk with the thread about one model: bytes there, progress and the result back. */
export class ThreadTalk {
  /** The thread's end. */
  readonly threadPort: MessagePort;
  readonly #port: MessagePort;
  readonly #model: ModelForThread;
  readonly #result = Promise.withResolvers<MeasuringResult>();
  /** Pieces that the thread has still to take up. */
  #ahead = 0;
  #fed = false;
  /** Questions that the thread waits to be answered. */
  #asked = 0;
  #over = false;
  #goOn: () => void = () => undefined;

  constructor(model: ModelForThread) {
    const { port1, port2 } = new MessageChannel();
    this.#model = model;
    this.#port = port1;
    this.threadPort = port2;
  }

  /** Says it all and waits for the answer. @throws what the bytes threw, and faults that the thread tells of */
  async result(): Promise<MeasuringResult> {
    this.#port.on('message', (message: FromThread) => {
      this.#take(message);
    });
    this.#feed().catch(this.#result.reject);
    return this.#result.promise;
  }

  /** Resolves when the thread has been at it for so long, the time not counted in which it waits for us. */
  async busyFor(limitMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      let busyMs = 0;
      let last = performance.now();
      const timer = setInterval(() => {
        const now = performance.now();
        const waits = this.#asked > 0 || (this.#ahead === 0 && !this.#fed);
        busyMs += waits ? 0 : now - last;
        last = now;
        if (this.#over) clearInterval(timer);
        if (busyMs < limitMs || this.#over) return;
        clearInterval(timer);
        resolve();
      }, lookEveryMs);
    });
  }

  /** Nothing is said any more; a thread that still waits for bytes lets go of the model. */
  close(): void {
    this.#over = true;
    this.#goOn();
    this.#port.close();
  }

  async #feed(): Promise<void> {
    for await (const piece of this.#model.bytes) {
      while (this.#ahead >= piecesAhead && !this.#over) await new Promise<void>((resolve) => (this.#goOn = resolve));
      // What is known by now needs no more of the file.
      if (this.#over) return;
      this.#ahead += 1;
      const bytes = alone(piece);
      this.#tell({ kind: 'piece', bytes }, [bytes.buffer]);
    }
    this.#fed = true;
    this.#tell({ kind: 'end' });
  }

  #take(message: FromThread): void {
    switch (message.kind) {
      case 'taken':
        this.#ahead -= 1;
        this.#goOn();
        return;
      case 'progress':
        this.#model.onProgress(message.fraction);
        return;
      case 'findAlike':
        this.#answer(message.shape).catch(this.#result.reject);
        return;
      case 'measured':
        this.#result.resolve(message.result);
        return;
      case 'fault':
        this.#result.reject(Object.assign(new ModelFault(message.message), { stack: message.stack }));
    }
  }

  async #answer(shape: Shape): Promise<void> {
    this.#asked += 1;
    try {
      this.#tell({ kind: 'alike', known: await this.#model.findAlike(shape) });
    } finally {
      this.#asked -= 1;
    }
  }

  #tell(message: ToThread, handedOver: ArrayBuffer[] = []): void {
    this.#port.postMessage(message, handedOver);
  }
}

/** The bytes in a buffer of their own, which can be handed over; those of a stream of files are so already. */
function alone(piece: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = piece;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(piece);
}
