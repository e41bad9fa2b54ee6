import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { inheritedEnvironment } from '../env.ts';

/** The first of these programs (names on the PATH, or absolute paths) that is there; null when none is. */
export async function findProgram(names: readonly string[]): Promise<string | null> {
  const folders = (inheritedEnvironment['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    for (const folder of folders) {
      const candidate = path.resolve(folder, name);
      if (await isExecutable(candidate)) return candidate;
    }
  }
  return null;
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
