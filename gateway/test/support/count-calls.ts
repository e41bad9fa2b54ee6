import { Session } from 'node:inspector/promises';

/** Scripts of the engine itself and of the test runner are not counted. */
const ours = /\/(gateway|service-kit)\/src\/|\/node_modules\/(graphql|@apollo|lru-cache)\//;

/**
 * How many functions of the gateway, and of what it stands on, are called while something is done: how much work it is,
 * whatever else the machine does.
 */
export async function countCalls(work: () => Promise<unknown>): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    await session.post('Profiler.takePreciseCoverage');
    await work();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const counts = result
      .filter(({ url }) => ours.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)));
    return counts.reduce((sum, count) => sum + count, 0);
  } finally {
    await session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
  }
}
