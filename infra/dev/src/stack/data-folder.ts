import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hasCode } from '../text-file.ts';

export { LogFiles } from './log-files.ts';

/** What holds the state of the house; secrets stay, so that a fresh start signs nobody's address differently. */
const state = ['mongo', 'redis', 'files', 'seeded.json'] as const;

/** Empties the databases and the stored files that lie in the data folder. */
export async function emptyDataFolder(dataDir: string): Promise<void> {
  await Promise.all(state.map((name) => rm(path.join(dataDir, name), { recursive: true, force: true })));
  // Databases that run here begin in their folders.
  await Promise.all((['mongo', 'redis'] as const).map((name) => databaseFolder(dataDir, name)));
}

/** The folder of one database, created when it is missing. */
export async function databaseFolder(dataDir: string, name: 'mongo' | 'redis'): Promise<string> {
  const folder = path.join(dataDir, name);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** What a start writes at least, in bytes: what begins with less ends half-way. */
const startBytes = 32 * 1024 * 1024;

/** Throws with what to do when the data folder cannot take what a start writes. */
export async function requireRoom(dataDir: string): Promise<void> {
  const file = path.join(dataDir, 'room');
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(file, Buffer.alloc(startBytes));
  } catch (fault) {
    if (!hasCode(fault, 'ENOSPC') && !hasCode(fault, 'EDQUOT')) throw fault;
    throw new Error(
      `The disk is full: ${dataDir} cannot take the ${startBytes / 1024 ** 2} MB that a start writes at least. Nothing was started.\n` +
        'Free some space (logs are in the folder `logs` there), or choose another folder: ALEXANDRITE_DATA_DIR=/elsewhere npm start',
      { cause: fault },
    );
  } finally {
    await rm(file, { force: true });
  }
}
