/** A Redis that is there already; the bench starts one of its own when left out. */
export const redisUrl = process.env['BENCH_REDIS_URL'];

/** What the processes of the bench run with. */
export const childEnvironment = { ...process.env, NODE_ENV: 'production' };
