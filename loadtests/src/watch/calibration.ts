import { createHash } from 'node:crypto';

/** What every machine is asked to do, so that what others cost can be told in it: JSON there and back, and a hash. */
const page = {
  nodes: Array.from({ length: 24 }, (_, index) => ({
    id: `prd_${index}`,
    name: `Ring with alexandrite No. ${index}`,
    price: { amountMinor: 3_900_000 + index, currency: 'RUB' },
    pictures: [{ url: `https://example.org/${index}.webp`, width: 1_200, height: 1_200 }],
  })),
};
const turns = 400;
const rounds = 7;

/**
 * How many seconds of the processor a fixed piece of work takes here and now: the least of some tries, so that what
 * else the machine does counts as little as it can.
 */
export function calibrate(): number {
  let least = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    for (let turn = 0; turn < turns; turn += 1) {
      const text = JSON.stringify(JSON.parse(JSON.stringify(page)));
      createHash('sha256').update(text).digest('hex');
    }
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1e6 / turns);
  }
  return least;
}
