import path from 'node:path';
import { portVariable } from '../env.ts';
import { repositoryRoot } from '../paths.ts';
import type { ProcessSpec } from '../supervise/process-spec.ts';
import { portOf } from './ports.ts';
import type { ServicePlan } from './service-processes.ts';

export const appNames = ['web', 'admin'] as const;
export type AppName = (typeof appNames)[number];

/** The two Next.js apps. */
export function appProcesses(plan: ServicePlan): readonly ProcessSpec[] {
  return appNames.map((name) => app(plan, name));
}

function app({ settings, watch }: ServicePlan, name: AppName): ProcessSpec {
  const port = portOf(name, settings);
  const gateway = portOf('gateway', settings);
  // Next by its file, not by the link in .bin, so that the process we know is Next itself and no shell around it.
  const next = path.join(repositoryRoot, 'node_modules/next/dist/bin/next');
  return {
    name,
    command: 'node',
    // Next listens at every address of the machine unless told otherwise, and demo accounts are for this machine alone.
    args: [next, watch ? 'dev' : 'start', '-H', '127.0.0.1', '-p', String(port)],
    cwd: path.join(repositoryRoot, name),
    env: {
      NODE_ENV: watch ? 'development' : 'production',
      GATEWAY_URL: `http://127.0.0.1:${gateway}`,
      GATEWAY_PUBLIC_URL: `http://localhost:${gateway}`,
      WEB_PUBLIC_URL: `http://localhost:${portOf('web', settings)}`,
      ADMIN_PUBLIC_URL: `http://localhost:${portOf('admin', settings)}`,
      NEXT_TELEMETRY_DISABLED: '1',
    },
    port,
    internalPort: null,
    claims: [{ port, variable: portVariable(name) }],
    ready: { kind: 'serves', url: `http://127.0.0.1:${port}/` },
    dependsOn: ['gateway'],
  };
}
