import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** What holds the state of the house; secrets stay, so that a fresh start signs nobody's address differently. */
const state = ['mongo', 'redis', 'files', 'seeded.json'] as const;

/** Empties the databases and the stored files that lie in the data folder. */
export async function emptyDataFolder(dataDir: string): Promise<void> {
  await Promise.all(state.map((name) => rm(path.join(dataDir, name), { recursive: true, force: true })));
}

/** The folder of one database, created when it is missing. */
export async function databaseFolder(dataDir: string, name: 'mongo' | 'redis'): Promise<string> {
  const folder = path.join(dataDir, name);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Keeps what every process writes, word for word, in one file each; begun anew with every start. */
export class LogFiles {
  readonly #folder: string;
  readonly #files = new Map<string, WriteStream>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(dataDir: string): Promise<LogFiles> {
    const folder = path.join(dataDir, 'logs');
    await mkdir(folder, { recursive: true });
    return new LogFiles(folder);
  }

  get folder(): string {
    return this.#folder;
  }

  append(name: string, text: string): void {
    let file = this.#files.get(name);
    if (file === undefined) {
      file = createWriteStream(path.join(this.#folder, `${name}.log`));
      // A full disk must not take the house down for the sake of its logs.
      file.on('error', () => undefined);
      this.#files.set(name, file);
    }
    file.write(`${text}\n`);
  }
}
