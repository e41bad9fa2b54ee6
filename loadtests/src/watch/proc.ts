import { readFile } from 'node:fs/promises';

/** Linux counts processor time in ticks of so many a second, everywhere that it runs. */
const ticksPerSecond = 100;
const pageBytes = 4_096;

/** What a process has used so far, and holds now; null where the system does not say, or it is gone. */
export async function usageOf(pid: number): Promise<{ readonly cpuSeconds: number; readonly rssBytes: number } | null> {
  try {
    const [stat, statm] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/statm`, 'utf8'),
    ]);
    // The name, in parentheses, may hold blanks; fields 14 and 15 of proc_pid_stat(5) are the times.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
    return { cpuSeconds, rssBytes: Number(statm.split(' ')[1]) * pageBytes };
  } catch {
    return null;
  }
}
