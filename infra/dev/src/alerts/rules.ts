import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Where the rules of Prometheus lie in the repository. */
const rulesFolder = 'infra/deploy/observe/rules';
/** Where their tests lie. */
export const ruleTestsFolder = 'infra/deploy/observe/rules-tests';

const alert = z.strictObject({
  alert: z.string(),
  expr: z.string(),
  for: z.string().optional(),
  labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
  annotations: z.strictObject({
    /** What is wrong, in one line with the value. */
    summary: z.string(),
    /** Why the threshold is where it is. */
    description: z.string(),
    /** What to do. */
    runbook: z.string(),
  }),
});
const rules = z.strictObject({ groups: z.tuple([z.strictObject({ name: z.string(), rules: z.array(alert) })]) });

export type Alert = z.infer<typeof alert>;

/** One file of rules. */
export interface AlertGroup {
  readonly name: string;
  readonly alerts: readonly Alert[];
}

/** All alerts of the repository. Throws when one lacks its explanation or what to do. Empty where there are none. */
export async function readAlerts(root: string): Promise<readonly AlertGroup[]> {
  const files = (await readdir(path.join(root, rulesFolder)).catch(() => [])).sort();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(path.join(root, rulesFolder, file), 'utf8');
      const [group] = rules.parse(parse(text)).groups;
      return { name: group.name, alerts: group.rules };
    }),
  );
}
