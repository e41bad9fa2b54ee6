import { held, broken, type Check } from './check.ts';
import { runChecks } from './run-checks.ts';

const aCheck = (name: string, run: Check['run']): Check => ({ name, speaksForItself: false, run });

async function shown(checks: readonly Check[]): Promise<{ fine: boolean; text: string }> {
  const written: string[] = [];
  const fine = await runChecks(checks, { colour: false, interactive: false, write: (text) => written.push(text) });
  return { fine, text: written.join('') };
}

describe('a run of all checks', () => {
  it('goes on after a failure and ends with the sum, alone on the last line', async () => {
    const { fine, text } = await shown([
      aCheck('types', () => Promise.resolve(broken('a.ts is wrong'))),
      aCheck('lint', () => Promise.reject(new Error('the tool is not there'))),
      aCheck('unit tests', () => Promise.resolve({ passed: 12, failed: 2, report: '' })),
      aCheck('format', () => Promise.resolve(held())),
    ]);

    expect(fine).toBe(false);
    expect(text).toContain('a.ts is wrong');
    expect(text).toContain('the tool is not there');
    expect(text).toContain('✔ format');
    expect(text.endsWith('\n13 passed, 4 failed\n')).toBe(true);
  });

  it('is fine when nothing failed', async () => {
    const { fine, text } = await shown([aCheck('format', () => Promise.resolve(held()))]);

    expect(fine).toBe(true);
    expect(text.endsWith('\n1 passed, 0 failed\n')).toBe(true);
  });
});
