import { accountBounds } from './accounts.ts';
import type { Bound } from './bound.ts';
import { liveBounds } from './live.ts';
import { operationBounds } from './operations.ts';
import { peopleBounds } from './people.ts';
import { pointBounds } from './points.ts';
import { serverBounds } from './servers.ts';
import { sessionBounds } from './sessions.ts';
import { textBounds } from './texts.ts';
import { uploadBounds } from './uploads.ts';

/** Everything that is taken from outside and has a limit, by area; nothing that comes in grows without a row here. */
export const allBounds: Readonly<Record<string, Readonly<Record<string, Bound>>>> = {
  servers: serverBounds,
  operations: operationBounds,
  points: pointBounds,
  live: liveBounds,
  sessions: sessionBounds,
  accounts: accountBounds,
  people: peopleBounds,
  uploads: uploadBounds,
  texts: textBounds,
};
