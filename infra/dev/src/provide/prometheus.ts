import path from 'node:path';
import type { ProcessSpec } from '../supervise/process-spec.ts';
import { installDebianPackage } from './debian-package.ts';
import { findProgram } from './programs.ts';

/** What to say where Prometheus cannot be had; everything else goes on without it. */
export const howToGetPrometheus =
  'Prometheus was not found: apt-get install prometheus, brew install prometheus, or https://prometheus.io/download';

/**
 * Prometheus or its tool: one on the PATH, else Debian's package of both is installed where that is possible, without
 * the service that comes with it. null when there is none.
 */
export async function findPrometheus(
  program: 'prometheus' | 'promtool',
  say: (message: string) => void,
): Promise<string | null> {
  const found = await findProgram([program]);
  if (found !== null) return found;
  return (await installDebianPackage('prometheus', say)) ? findProgram([program]) : null;
}

interface Place {
  readonly port: number;
  /** The variable that moves the port. */
  readonly variable: string;
  /** Absolute; holds `prometheus.yml`, and what was scraped. */
  readonly folder: string;
}

/** Prometheus as a process of the stack. */
export function prometheusProcess(program: string, { port, variable, folder }: Place): ProcessSpec {
  return {
    name: 'prometheus',
    command: program,
    args: [
      `--config.file=${path.join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${path.join(folder, 'series')}`,
      '--storage.tsdb.retention.time=7d',
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
    cwd: folder,
    env: {},
    port,
    internalPort: null,
    claims: [{ port, variable }],
    ready: { kind: 'healthy', url: `http://127.0.0.1:${port}/-/ready` },
    // It is there before the services are, so that it sees them come.
    dependsOn: [],
  };
}
