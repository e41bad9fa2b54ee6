import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { portVariable, type Settings } from '../env.ts';
import { repositoryRoot } from '../paths.ts';
import { findPrometheus, howToGetPrometheus, prometheusProcess } from '../provide/prometheus.ts';
import type { ProcessSpec } from '../supervise/process-spec.ts';
import { portOf } from './ports.ts';
import { serviceOf } from './service-processes.ts';

/** What a deployment takes too: the same configuration and the same rules. */
const source = path.join(repositoryRoot, 'infra/deploy/observe');

/**
 * Prometheus for the processes of this stack, with the rules of the repository; its data stays in the data folder.
 * null, said with what to do, when there is no Prometheus to be had.
 */
export async function provideObservation(
  settings: Settings,
  watched: readonly ProcessSpec[],
  say: (message: string, level: 'info' | 'warn') => void,
): Promise<ProcessSpec | null> {
  const program = await findPrometheus('prometheus', (message) => say(message, 'info'));
  if (program === null) {
    say(howToGetPrometheus, 'warn');
    return null;
  }
  const folder = path.join(settings.dataDir, 'prometheus');
  await mkdir(folder, { recursive: true });
  for (const name of ['prometheus.yml', 'rules']) {
    await cp(path.join(source, name), path.join(folder, name), { recursive: true, force: true });
  }
  await writeFile(path.join(folder, 'targets.yml'), JSON.stringify(targetsOf(watched), null, 2));
  return prometheusProcess(program, {
    port: portOf('prometheus', settings),
    variable: portVariable('prometheus'),
    folder,
  });
}

/** What is scraped, in the form of Prometheus' file discovery; JSON is YAML, too. */
function targetsOf(watched: readonly ProcessSpec[]): object[] {
  return watched.flatMap(({ name, internalPort }) =>
    internalPort === null ? [] : [{ labels: { service: serviceOf(name) }, targets: [`127.0.0.1:${internalPort}`] }],
  );
}
