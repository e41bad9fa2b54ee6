import { endLeftBehind } from './supervise/left-behind.ts';

// Run when a supervisor has gone without ending what it ran: node end-left-behind.ts <data folder>.
const [, , dataDir] = process.argv;
if (dataDir !== undefined) {
  // Another supervisor, which runs already, has ended it.
  await endLeftBehind(dataDir).catch(() => undefined);
}
