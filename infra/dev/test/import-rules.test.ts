import { readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '../src/paths.ts';
import { aRepository, runTool } from './small-repository.ts';

/** For every rule, an import that breaks it: file → what it imports. */
const violations: Readonly<Record<string, readonly [file: string, imports: string]>> = {
  'domain-is-pure': ['subgraphs/orders/src/domain/order.ts', 'node:fs'],
  'store-knows-the-domain-only': ['subgraphs/orders/src/store/orders.ts', '../commands/start.ts'],
  'commands-use-domain-and-store': ['subgraphs/orders/src/commands/cancel.ts', '../resolvers/order.ts'],
  'resolvers-are-thin': ['subgraphs/orders/src/resolvers/query.ts', '../store/orders.ts'],
  'consumers-are-thin': ['subgraphs/orders/src/events/on-quote.ts', '../store/orders.ts'],
  'database-and-redis-stay-in-the-store': ['subgraphs/orders/src/resolvers/mutation.ts', 'mongoose'],
  'no-subgraph-imports-another': ['subgraphs/shop/src/main.ts', '../../orders/src/main.ts'],
  'formats-know-the-domain-only': ['subgraphs/orders/src/formats/stl.ts', '../commands/start.ts'],
  'subgraphs-stand-on-infra-only': ['subgraphs/shop/src/service.ts', '../../../gateway/src/main.ts'],
  'gateway-imports-no-subgraph': ['gateway/src/service.ts', '../../subgraphs/orders/src/main.ts'],
  'plans-and-changes-know-no-stream': ['gateway/src/live/plan/plan.ts', '../streams/streams.ts'],
  'streams-know-no-connection': ['gateway/src/live/streams/stream.ts', '../connections/outlet.ts'],
  'apps-import-no-server-code': ['web/src/lib/session.ts', '../../../infra/service-kit/src/env.ts'],
  'no-feature-imports-another': ['web/src/features/bag/view.ts', '../account/view.ts'],
  'features-do-not-import-routes': ['admin/src/features/queue/view.ts', '../../app/page.ts'],
  'infra-stands-alone': ['infra/service-kit/src/index.ts', '../../../gateway/src/main.ts'],
  'load-comes-from-outside': ['loadtests/src/browse.ts', '../../gateway/src/main.ts'],
  'simulation-drives-the-domain': ['loadtests/src/simulation/run.ts', '../../../gateway/src/main.ts'],
  'planning-is-pure': ['infra/planning/src/plan.ts', 'node:fs'],
  'the-engine-is-pure': ['infra/simulation/src/run.ts', 'node:fs'],
  'contracts-import-nothing': ['infra/contracts/src/money.ts', 'node:path'],
  'workspaces-by-package-name': ['gateway/src/env.ts', '../../infra/service-kit/src/env.ts'],
  'no-cycles': ['infra/ui/src/button.ts', './dialog.ts'],
  'can-be-resolved': ['gateway/src/limits.ts', './nowhere.ts'],
  'declared-in-package-json': ['gateway/src/redis.ts', 'redis'],
};

/** What the imports above refer to. */
const innocent = {
  'package.json': '{ "name": "small", "private": true }',
  'gateway/package.json': '{ "name": "gateway", "private": true }',
  'subgraphs/orders/src/main.ts': '',
  'subgraphs/orders/src/commands/start.ts': 'export const start = 1;',
  'subgraphs/orders/src/resolvers/order.ts': 'export const order = 1;',
  'gateway/src/main.ts': '',
  'gateway/src/live/streams/streams.ts': '',
  'gateway/src/live/connections/outlet.ts': '',
  'infra/service-kit/src/env.ts': '',
  'web/src/features/account/view.ts': '',
  'admin/src/app/page.ts': '',
  'infra/ui/src/dialog.ts': "import './button.ts';",
};

describe('the import rules', () => {
  let found: ReadonlyMap<string, readonly string[]>;
  let code: number;

  beforeAll(async () => {
    const broken = Object.fromEntries(
      Object.values(violations).map(([file, imports]) => [file, `import '${imports}';`]),
    );
    const { root } = await aRepository({ ...innocent, ...broken });
    await symlink(path.join(repositoryRoot, 'node_modules'), path.join(root, 'node_modules'));
    const config = path.join(repositoryRoot, '.dependency-cruiser.cjs');
    const args = ['--config', config, '--no-cache', '--output-type', 'err'];
    const cruise = await runTool('depcruise', [...args, ...(await folders(root))], { cwd: root });
    code = cruise.code;
    const lines = cruise.output.matchAll(/error (?<rule>[\w-]+): (?<from>\S+)/g);
    const byRule = Map.groupBy(lines, ({ groups }) => groups?.['rule'] ?? '');
    found = new Map([...byRule].map(([rule, list]) => [rule, list.map(({ groups }) => groups?.['from'] ?? '')]));
  });

  it.each(Object.entries(violations))('%s', (rule, [file]) => {
    expect(found.get(rule) ?? []).toContain(file);
  });

  it('are all broken above, each by one import', async () => {
    const { default: config } = (await import(path.join(repositoryRoot, '.dependency-cruiser.cjs'))) as {
      default: { forbidden: readonly { name: string }[] };
    };
    expect(config.forbidden.map(({ name }) => name).toSorted()).toEqual(Object.keys(violations).toSorted());
  });

  it('fail the check', () => {
    expect(code).not.toBe(0);
  });
});

async function folders(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
