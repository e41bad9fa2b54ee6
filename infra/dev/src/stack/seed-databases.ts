import { createHash } from 'node:crypto';
import { access, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readIfPresent } from '../text-file.ts';
import { repositoryRoot } from '../paths.ts';
import { runToEnd } from '../supervise/run-to-end.ts';
import { seedEnvironment, subgraphNames, type ServicePlan, type SubgraphName } from './service-processes.ts';

/** Which database each subgraph was seeded into, by a hash of its address. */
const seeded = z.record(z.string(), z.string());

/**
 * Fills the databases that were not filled yet. Seeds are idempotent: one that runs again changes nothing, so what is
 * remembered here only saves time.
 * @param line receives what the seeds print. Throws when one of them fails.
 */
export async function seedDatabases(
  plan: ServicePlan,
  line: (name: string, text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const file = path.join(plan.settings.dataDir, 'seeded.json');
  const text = await readIfPresent(file);
  const done: Record<string, string> = text === null ? {} : seeded.parse(JSON.parse(text));
  for (const name of subgraphNames) {
    const env: Record<string, string> = {
      ...seedEnvironment(plan, name),
      SEED_DEMO_ACCOUNTS: String(plan.settings.demoAccounts),
    };
    const target = createHash('sha256')
      .update(env['MONGODB_URL'] ?? '')
      .digest('hex')
      .slice(0, 16);
    if (done[name] === target || !(await hasSeed(name))) continue;
    line(name, 'seeding …');
    await seed(name, env, plan.settings.dataDir, line, signal);
    done[name] = target;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(done, null, 2)}\n`);
  }
}

async function seed(
  name: SubgraphName,
  env: Readonly<Record<string, string>>,
  dataDir: string,
  line: (name: string, text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const lines: string[] = [];
  const code = await runToEnd('node', ['src/seed.ts'], {
    cwd: path.join(repositoryRoot, 'subgraphs', name),
    env,
    signal,
    dataDir,
    line: (text) => {
      lines.push(text);
      line(name, text);
    },
  });
  if (code !== 0)
    throw new Error([`The seed of ${name} failed (exit code ${code ?? 'none'}):`, ...lines.slice(-20)].join('\n'));
}

async function hasSeed(name: SubgraphName): Promise<boolean> {
  try {
    await access(path.join(repositoryRoot, 'subgraphs', name, 'src/seed.ts'));
    return true;
  } catch {
    return false;
  }
}
