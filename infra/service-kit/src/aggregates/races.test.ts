import { CommandAlreadyRunError, LostRaceError, retryLostRace } from './races.ts';

/** Work that fails so many times before it answers how often it was tried. */
function failing(times: number, fault: () => Error): { tries: () => number; work: () => Promise<number> } {
  let tries = 0;
  return {
    tries: () => tries,
    work: async () => {
      tries += 1;
      if (tries <= times) throw fault();
      return tries;
    },
  };
}

describe('a command that lost a race', () => {
  it.each([
    ['another wrote first', () => new LostRaceError()],
    ['the same command was faster', () => new CommandAlreadyRunError()],
  ])('is run again when %s', async (_, fault) => {
    expect(await retryLostRace(failing(3, fault).work)).toBe(4);
  });

  it('is given up in the end', async () => {
    const { work, tries } = failing(1_000, () => new LostRaceError());
    await expect(retryLostRace(work)).rejects.toThrow(LostRaceError);
    expect(tries()).toBeLessThan(20);
  });

  it('is not run again for any other fault', async () => {
    const { work, tries } = failing(1, () => new Error('the disk is full'));
    await expect(retryLostRace(work)).rejects.toThrow('the disk is full');
    expect(tries()).toBe(1);
  });
});
