import { timelyLook } from './timely-look.ts';

describe('a look that gauges share', () => {
  it('is taken once for all who ask at about the same time', async () => {
    let looks = 0;
    let now = 0;
    const look = timelyLook(
      async () => ++looks,
      () => now,
    );
    expect(await Promise.all([look(), look()])).toEqual([1, 1]);
    now += 4_000;
    expect(await look()).toBe(1);
    now += 2_000;
    expect(await look()).toBe(2);
  });

  it('comes to an end when what is looked at does not answer, or fails', async () => {
    expect(await timelyLook(() => new Promise<number>(() => undefined))()).toBeNull();
    expect(await timelyLook(() => Promise.reject(new Error('gone')))()).toBeNull();
  });
});
