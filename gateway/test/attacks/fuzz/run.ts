import { parseArgs } from 'node:util';
import { randomInt } from 'node:crypto';
import { ownRedis } from '../../support/cache-stand.ts';
import { openAttackedGateway, unlimited } from '../stand/attacked-gateway.ts';
import { fuzz } from './fuzz.ts';

/*
 * `npm run fuzz -- --seed 7 --count 10000`: changes requests and conversations at random and looks what comes of it.
 * `--from 1234 --count 1` repeats one of them.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: '5000' },
  },
});
const plan = { seed: Number(values.seed), from: Number(values.from), count: Number(values.count) };
const redis = await ownRedis();
await redis.start();
const gateway = await openAttackedGateway({ ...unlimited, REDIS_URL: redis.url });
try {
  console.log(`seed ${plan.seed}, ${plan.count} from ${plan.from}`);
  const findings = await fuzz(gateway, plan);
  for (const { number, what } of findings) console.log(`${number}: ${what}`);
  console.log(findings.length === 0 ? 'Nothing was found.' : `${findings.length} findings.`);
  if (findings.length > 0) process.exitCode = 1;
} finally {
  await gateway.close();
  await redis.remove();
}
