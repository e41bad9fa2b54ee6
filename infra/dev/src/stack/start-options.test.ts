import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '../paths.ts';
import { readStartOptions } from './start-options.ts';

describe('the options of a start', () => {
  it('are told when somebody asks for help, and nothing is started', () => {
    for (const asked of ['--help', '-h']) {
      const told: string[] = [];
      expect(readStartOptions([asked], (text) => told.push(text))).toBeNull();
      for (const option of ['--fresh', '--no-apps', '--observe']) expect(told.join('\n')).toContain(option);
    }
  });

  it('have values when left out', () => {
    const plain = { fresh: false, apps: true, observe: false, attached: false };
    expect(readStartOptions([], () => undefined)).toEqual(plain);
    expect(readStartOptions(['--fresh', '--no-apps'], () => undefined)).toEqual({ ...plain, fresh: true, apps: false });
  });
});

describe('npm', () => {
  it('has no shell between it and what it starts, which would keep signals to itself', async () => {
    const { scripts } = JSON.parse(await readFile(path.join(repositoryRoot, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect([scripts['start'], scripts['dev']].map((script) => script?.split(' ')[0])).toEqual(['exec', 'exec']);
  });
});
