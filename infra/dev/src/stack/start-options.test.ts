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
