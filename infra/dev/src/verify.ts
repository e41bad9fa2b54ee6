import { runAll } from './checks/run-all.ts';

// `npm run verify`: every check that needs neither a browser nor the whole stack.
await runAll({ endToEnd: false });
