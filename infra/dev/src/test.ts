import { runAll } from './checks/run-all.ts';

// `npm test`: every check there is, on this machine and in CI.
await runAll({ endToEnd: true });
