import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readIfPresent } from '../text-file.ts';
import { isAlive, signalGroup, startTimeOf } from './process-identity.ts';

/** Programs that end by themselves, such as builds and seeds, are noted in a file each while they run. */
const folderIn = (dataDir: string): string => path.join(dataDir, 'run/errands');

/** Notes a program that was started in a group of its own. @returns what takes the note away */
export async function noteErrand(dataDir: string, pid: number): Promise<() => void> {
  const startTime = await startTimeOf(pid);
  const file = path.join(folderIn(dataDir), String(pid));
  try {
    mkdirSync(folderIn(dataDir), { recursive: true });
    writeFileSync(file, startTime ?? '');
  } catch {
    // A full disk: what is not noted is not ended after this process was killed, and nothing else is wrong.
  }
  return () => {
    rmSync(file, { force: true });
  };
}

/** Ends the programs that are noted and run still. @returns how many they were */
export async function endErrands(dataDir: string): Promise<number> {
  let ended = 0;
  for (const name of notedIn(folderIn(dataDir))) {
    const pid = Number(name);
    const file = path.join(folderIn(dataDir), name);
    const startTime = await readIfPresent(file);
    if (startTime !== null && startTime !== '' && (await isAlive({ pid, startTime }))) {
      signalGroup(pid, 'SIGKILL');
      ended += 1;
    }
    rmSync(file, { force: true });
  }
  return ended;
}

function notedIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
