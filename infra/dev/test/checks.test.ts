import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { apiChanges, composition, generatedFiles } from '../src/checks/graph-checks.ts';
import { generateAll } from '../src/generate/generate-all.ts';
import { writeStale } from '../src/generate/generated-file.ts';
import { repositoryRoot } from '../src/paths.ts';
import { aRepository, runTool, type SmallRepository } from './small-repository.ts';

const orders = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
  type Query { order(id: ID!): Order }
  type Order @key(fields: "id") { id: ID!, total: Int, note: String }
`;
const operation = 'query Order($id: ID!) { order(id: $id) { id total } }';

async function aGraph(): Promise<SmallRepository> {
  const repository = await aRepository({
    'subgraphs/orders/schema.graphql': orders,
    'web/src/features/order/order.graphql': operation,
  });
  await generate(repository);
  return repository;
}

async function generate({ root }: SmallRepository): Promise<void> {
  await writeStale(root, await generateAll(root));
}

describe('the check of generated files', () => {
  it('passes what was just generated', async () => {
    const { root } = await aGraph();

    expect(await generatedFiles(root).run()).toMatchObject({ passed: 1, failed: 0 });
  });

  it('fails when a schema has moved on, and names every stale file', async () => {
    const { root, write } = await aGraph();
    await write({ 'subgraphs/orders/schema.graphql': orders.replace('note: String', 'note: String, gift: Boolean') });

    const { failed, report } = await generatedFiles(root).run();

    expect(failed).toBe(1);
    expect(report).toContain('subgraphs/orders/src/resolvers/__generated__/types.ts');
    expect(report).toContain('gateway/supergraph.graphql');
    expect(report).toContain('gateway/api.graphql');
    expect(report).toContain('npm run generate');
  });

  it('fails when an operation asks for what is not there', async () => {
    const { root, write } = await aGraph();
    await write({ 'web/src/features/order/order.graphql': operation.replace('total', 'totl') });

    await expect(generatedFiles(root).run()).rejects.toThrow(/Cannot query field "totl" on type "Order"/);
  });
});

describe('the check of composition', () => {
  it('fails when two subgraphs disagree, and says about what', async () => {
    const { root, write } = await aGraph();
    await write({ 'subgraphs/production/schema.graphql': orders.replace('total: Int', 'total: String') });

    await expect(composition(root).run()).rejects.toThrow(/do not compose[^]*Order\.total/);
  });
});

describe('the check of API changes', () => {
  const withoutTotal = orders.replace('total: Int, ', '');
  const check = (root: string, baseline?: string) => apiChanges(root, baseline).run();

  it('has nothing to compare the first version with', async () => {
    const { root } = await aGraph();

    expect(await check(root)).toMatchObject({
      failed: 0,
      report: expect.stringContaining('no earlier version') as string,
    });
  });

  it('fails before the commit and after it, when a field goes that the last committed app asked for', async () => {
    const repository = await aGraph();
    await repository.commit();
    await repository.write({
      'subgraphs/orders/schema.graphql': withoutTotal,
      'web/src/features/order/order.graphql': operation.replace('total', 'note'),
    });
    await generate(repository);

    expect(await check(repository.root)).toMatchObject({
      failed: 1,
      report: expect.stringContaining("'total'") as string,
    });
    await repository.commit();
    expect((await check(repository.root)).failed).toBe(1);
    await repository.write({ 'README.md': 'Something else' });
    await repository.commit();
    expect((await check(repository.root)).failed).toBe(1);
  });

  it('lets a field go once no app has asked for it in the version before', async () => {
    const repository = await aGraph();
    await repository.commit();
    await repository.write({ 'web/src/features/order/order.graphql': operation.replace('total', 'note') });
    await generate(repository);
    await repository.commit();
    await repository.write({ 'subgraphs/orders/schema.graphql': withoutTotal });
    await generate(repository);

    expect((await check(repository.root)).failed).toBe(0);
    await repository.commit();
    expect((await check(repository.root)).failed).toBe(0);
    // Whoever still runs the first version is broken by it all the same.
    expect((await check(repository.root, 'HEAD~2')).failed).toBe(1);
  });

  it('sees a break that is spread over the commits of a branch', async () => {
    const repository = await aGraph();
    await repository.commit();
    await repository.git('checkout', '--quiet', '-b', 'without-total');
    await repository.write({ 'web/src/features/order/order.graphql': operation.replace('total', 'note') });
    await generate(repository);
    await repository.commit();
    await repository.write({ 'subgraphs/orders/schema.graphql': withoutTotal });
    await generate(repository);
    await repository.commit();

    expect((await check(repository.root)).failed).toBe(1);
  });
});

describe('the check of what partners see', () => {
  const tagged = orders
    .replace('import: ["@key"]', 'import: ["@key", "@inaccessible", "@tag"]')
    .replace('order(id: ID!): Order', 'order(id: ID! @tag(name: "partner")): Order @tag(name: "partner")')
    .replace('total: Int, note: String', 'total: Int @tag(name: "partner"), note: String')
    .replace('{ id: ID!,', '{ id: ID! @tag(name: "partner"),');
  const changelog = '# Changes\n\nThe first version.\n';

  async function aContract(): Promise<SmallRepository> {
    const repository = await aRepository({
      'subgraphs/orders/schema.graphql': tagged,
      'gateway/partner/CHANGELOG.md': changelog,
      'gateway/partner/examples/order.graphql': operation,
    });
    await generate(repository);
    await repository.commit();
    return repository;
  }
  const check = (root: string) => apiChanges(root, undefined).run();

  it('fails when a field goes that a document of theirs asks for', async () => {
    const { root, write } = await aContract();
    await write({
      'subgraphs/orders/schema.graphql': tagged.replace('total: Int @tag(name: "partner")', 'total: Int'),
      'gateway/partner/CHANGELOG.md': `${changelog}\n- \`Order.total\` is gone.\n`,
    });

    const { failed, report } = await check(root);

    expect(failed).toBe(1);
    expect(report).toContain('breaks operations of partners');
    expect(report).not.toContain('does not tell');
  });

  it('fails until the changelog tells what has changed, before the commit and after it', async () => {
    const repository = await aContract();
    const { root, write } = repository;
    await write({
      'subgraphs/orders/schema.graphql': tagged.replace('note: String', 'note: String @tag(name: "partner")'),
    });
    await generate(repository);
    expect((await check(root)).report).toContain('Order.note');
    await repository.commit();
    expect((await check(root)).failed).toBe(1);
    await write({ 'gateway/partner/CHANGELOG.md': `${changelog}\n- \`Order.note\`: what the customer wishes.\n` });
    expect((await check(root)).failed).toBe(0);
  });

  it('is silent about what partners do not see', async () => {
    const { root, write } = await aContract();
    await write({ 'subgraphs/orders/schema.graphql': tagged.replace('note: String', 'note: String, gift: Boolean') });

    expect((await check(root)).failed).toBe(0);
  });
});

describe('the check for dead code', () => {
  it('fails on an export that nobody imports, and on a file that nobody needs', async () => {
    const { root } = await aRepository({
      'knip.json': await readFile(path.join(repositoryRoot, 'knip.json'), 'utf8'),
      'package.json': '{ "name": "small", "private": true, "type": "module", "workspaces": ["gateway"] }',
      'gateway/package.json':
        '{ "name": "gateway", "private": true, "type": "module", "scripts": { "start": "node src/main.ts" } }',
      'gateway/src/main.ts': "import { used } from './context.ts';\nconsole.log(used);",
      'gateway/src/context.ts': 'export const used = 1;\nexport const forgotten = 2;',
      'gateway/src/orphan.ts': 'export const alone = 3;',
    });

    const { code, output } = await runTool('knip', ['--no-progress'], { cwd: root });

    expect(code).not.toBe(0);
    expect(output).toMatch(/forgotten\s+gateway\/src\/context\.ts/);
    expect(output).toContain('gateway/src/orphan.ts');
  });
});

describe('the lint of schemas', () => {
  it('fails on a field without a sentence and on a name of another make', async () => {
    const { code, output } = await runTool(
      'eslint',
      ['--stdin', '--stdin-filename', 'subgraphs/orders/schema.graphql'],
      { cwd: repositoryRoot, input: '"A ring."\ntype ring {\n  size: Int\n}\n' },
    );

    expect(code).not.toBe(0);
    expect(output).toContain('require-description');
    expect(output).toContain('naming-convention');
  });
});

describe('the lint of the code', () => {
  it('fails on the environment read past env.ts, on any, on a claim about a type, and on a promise left alone', async () => {
    const { code, output } = await runTool('eslint', ['--stdin', '--stdin-filename', 'infra/contracts/src/money.ts'], {
      cwd: repositoryRoot,
      input: [
        "export const port = process.env['PORT'] as string;",
        'export const anything: any = null;',
        'Promise.resolve();',
      ].join('\n'),
    });

    expect(code).not.toBe(0);
    for (const rule of ['no-restricted-properties', 'no-explicit-any', 'reasoned-assertion', 'no-floating-promises']) {
      expect(output).toContain(rule);
    }
  });
});
