import type { GeneratedFile } from '../generate/generated-file.ts';
import { business } from './business.ts';
import { type Dashboard, toGrafana } from './grafana.ts';
import { graph } from './graph.ts';
import { queues } from './queues.ts';
import { services } from './services.ts';

export const dashboards: readonly Dashboard[] = [services, graph, queues, business];

/** The dashboards as files that Grafana imports or is provisioned with. */
export function generateDashboards(): readonly GeneratedFile[] {
  return dashboards.map((dashboard) => ({
    path: `infra/deploy/observe/dashboards/${dashboard.name}.json`,
    content: `${JSON.stringify(toGrafana(dashboard), null, 2)}\n`,
  }));
}
