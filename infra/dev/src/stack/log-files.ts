import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';

/** From this size on a log begins anew, in bytes. */
const fullBytes = 20_000_000;
/** Logs of one process that are kept besides the present one. */
const keptLogs = 3;
/** Lines of one process that wait for a disk, in characters; beyond that they are lost. */
const mostWaiting = 4_000_000;

/** Keeps what every process writes, word for word, in a few files each: over starts, and never without end. */
export class LogFiles {
  readonly #folder: string;
  readonly #fullBytes: number;
  readonly #waiting = new Map<string, string>();
  readonly #sizes = new Map<string, number>();
  #writing: Promise<void> | null = null;

  private constructor(folder: string, full: number) {
    this.#folder = folder;
    this.#fullBytes = full;
  }

  static async open(dataDir: string, full = fullBytes): Promise<LogFiles> {
    const folder = path.join(dataDir, 'logs');
    await mkdir(folder, { recursive: true });
    return new LogFiles(folder, full);
  }

  get folder(): string {
    return this.#folder;
  }

  append(name: string, text: string): void {
    const waiting = this.#waiting.get(name) ?? '';
    if (waiting.length < mostWaiting) this.#waiting.set(name, `${waiting}${text}\n`);
    this.#writing ??= this.#writeAll();
  }

  /** Resolves when everything is written that could be. */
  async settled(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async #writeAll(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      const [name, text] = next;
      // A full disk must not take the house down for the sake of its logs: what cannot be written is lost.
      await this.#write(name, text).catch(() => undefined);
    }
    this.#writing = null;
  }

  #next(): [string, string] | undefined {
    const [next] = this.#waiting;
    if (next) this.#waiting.delete(next[0]);
    return next;
  }

  async #write(name: string, text: string): Promise<void> {
    const file = path.join(this.#folder, `${name}.log`);
    let size = this.#sizes.get(name) ?? (await sizeOf(file));
    if (size >= this.#fullBytes) {
      await rotate(file);
      size = 0;
    }
    this.#sizes.set(name, size + Buffer.byteLength(text));
    await appendFile(file, text, { mode: 0o600 });
  }
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

/** `orders.log` becomes `orders.1.log`, that `orders.2.log`, and the oldest is gone. */
async function rotate(file: string): Promise<void> {
  const numbered = (number: number): string => (number === 0 ? file : file.replace(/\.log$/, `.${number}.log`));
  for (let number = keptLogs - 1; number >= 0; number -= 1) {
    await rename(numbered(number), numbered(number + 1)).catch(() => undefined);
  }
}
