import { mkdtemp, readFile, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startStack, type RunningStack } from '../src/stack/start-stack.ts';

/** Apart from those of a house that somebody runs here, and of other tests. */
const portBase = 4_400;
const everyProcess = ['redis', 'mongo', 'shop', 'orders', 'pricing', 'pricing-worker-1', 'production', 'gateway'];

const secretFiles = ['gateway.json', 'shop.json'];

async function productNames(stack: RunningStack): Promise<readonly string[]> {
  const response = await fetch(stack.urls.graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify({ query: '{ products(first: 2) { edges { node { name } } } }' }),
  });
  const { data } = (await response.json()) as { data: { products: { edges: { node: { name: string } }[] } } };
  return data.products.edges.map(({ node }) => node.name);
}

describe('the house without its apps', () => {
  let dataDir: string;
  let stack: RunningStack;
  const readSecretFile = async (file: string): Promise<Record<string, string>> =>
    JSON.parse(await readFile(path.join(dataDir, 'secrets', file), 'utf8')) as Record<string, string>;
  const start = (): Promise<RunningStack> =>
    startStack({ portBase, dataDir, apps: false, env: { PRICING_WORKERS: '1' } });

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'alexandrite-stack-'));
    stack = await start();
  });
  afterAll(() => stack.stop());

  it('is healthy as a whole, and filled', async () => {
    const processes = await stack.processes();

    expect(Object.keys(processes)).toEqual(expect.arrayContaining(everyProcess));
    expect(Object.values(processes).map(({ state }) => state)).toEqual(everyProcess.map(() => 'healthy'));
    expect(await productNames(stack)).toHaveLength(2);
    expect(stack.output()).toContain('customer@alexandrite.example');
  });

  it('keeps its secrets for its owner alone', async () => {
    const modeOf = async (...parts: string[]) => (await stat(path.join(dataDir, 'secrets', ...parts))).mode & 0o777;

    expect(await modeOf()).toBe(0o700);
    for (const file of secretFiles) expect(await modeOf(file)).toBe(0o600);
  });

  it('tells each process its own secrets alone', async () => {
    const secrets = await Promise.all(secretFiles.map(readSecretFile));
    const known = new Map<string, string[]>();
    for (const [name, { pid }] of Object.entries(await stack.processes())) {
      const environment = await readFile(`/proc/${pid ?? 'self'}/environ`, 'utf8');
      for (const [variable, secret] of secrets.flatMap((all) => Object.entries(all))) {
        if (environment.includes(secret)) known.set(variable, [...(known.get(variable) ?? []), name]);
      }
    }
    expect(Object.fromEntries(known)).toEqual({
      IDENTITY_PRIVATE_KEY: ['gateway'],
      SESSION_PRIVATE_KEY: ['shop'],
      UPLOAD_SECRET: ['shop'],
    });
  });

  it('keeps what it knows over a stop and a start', async () => {
    const before = await productNames(stack);
    const secrets = await Promise.all(secretFiles.map(readSecretFile));
    await stack.stop();
    expect(Object.values(await stack.processes()).map(({ state }) => state)).toEqual(everyProcess.map(() => 'stopped'));

    stack = await start();

    expect(stack.output()).not.toContain('seeding');
    expect(await productNames(stack)).toEqual(before);
    expect(await Promise.all(secretFiles.map(readSecretFile))).toEqual(secrets);
  });
});
