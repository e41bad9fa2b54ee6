import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readIfPresent } from '../text-file.ts';

const runningProcess = z.object({
  pid: z.number().nullable(),
  startTime: z.string().nullable(),
  port: z.number().nullable(),
  internalPort: z.number().nullable(),
  state: z.enum(['waiting', 'starting', 'healthy', 'crashed', 'restarting', 'stopping', 'stopped']),
  restarts: z.number(),
});
const processes = z.record(z.string(), runningProcess);
const supervisor = z.object({ pid: z.number(), startTime: z.string().nullable(), ready: z.boolean() });

/** A process as it stands in the run file. */
export type RunningProcess = Readonly<z.infer<typeof runningProcess>>;
/** The supervisor as it stands in its file; `ready` once everything was healthy together. */
export type RunningSupervisor = Readonly<z.infer<typeof supervisor>>;

/** What runs out of a data folder: kept up to date by the supervisor, read by tests and by the next supervisor. */
export async function readProcesses(dataDir: string): Promise<Readonly<Record<string, RunningProcess>>> {
  return (await readJson(path.join(dataDir, 'run/processes.json'), processes)) ?? {};
}

export async function readSupervisor(dataDir: string): Promise<RunningSupervisor | null> {
  return readJson(path.join(dataDir, 'run/supervisor.json'), supervisor);
}

export async function writeProcesses(
  dataDir: string,
  content: Readonly<Record<string, RunningProcess>>,
): Promise<void> {
  await writeAtomically(path.join(dataDir, 'run/processes.json'), content);
}

export async function writeSupervisor(dataDir: string, content: RunningSupervisor): Promise<void> {
  await writeAtomically(path.join(dataDir, 'run/supervisor.json'), content);
}

/** A reader sees the file before or after, never half of it: renaming is atomic. */
async function writeAtomically(file: string, content: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.next`, `${JSON.stringify(content, null, 2)}\n`);
  await rename(`${file}.next`, file);
}

async function readJson<Shape extends z.ZodType>(file: string, shape: Shape): Promise<z.infer<Shape> | null> {
  const text = await readIfPresent(file);
  if (text === null) return null;
  const parsed = shape.safeParse(JSON.parse(text));
  // Written by another version of this program: it says nothing about what runs now.
  return parsed.success ? parsed.data : null;
}
