import { execFile } from 'node:child_process';
import path from 'node:path';
import { repositoryRoot } from '../src/paths.ts';

const bootstrap = path.join(repositoryRoot, 'infra/dev/bootstrap.mjs');

/** Runs the bootstrap on a Node that says it is of this version. */
async function runOn(version: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const pretend = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', pretend, bootstrap, ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: `${stdout}${stderr}` });
    });
  });
}

describe('the first thing that runs', () => {
  it.each(['18.20.4', '20.11.1'])('refuses Node %s, and says which one it needs and how to get it', async (version) => {
    const { code, output } = await runOn(version, 'start');

    expect(code).toBe(1);
    expect(output).toContain(`Alexandrite needs Node 20.12 or newer; this is Node ${version}.`);
    expect(output).toContain('https://nodejs.org');
  });

  it('lists its commands to who asks for another', async () => {
    const { code, output } = await runOn('20.12.0', 'fly');

    expect(code).toBe(1);
    expect(output).toContain('start | dev | test | verify | generate');
  });

  it('hands what was asked for over to the command', async () => {
    const { code, output } = await runOn('20.12.0', 'generate', '--backwards');

    expect(code).toBe(1);
    expect(output).toContain("Unknown option '--backwards'");
  });
});
