import { fieldNamed } from '../bson/value.ts';
import { forgetSession } from './retryable-writes.ts';
import type { Handler } from './handler.ts';

/** Drivers say goodbye to their sessions when they close. */
export const endSessions: Handler = {
  options: [],
  writes: true,
  run(command, { file }) {
    for (const session of command.array('endSessions') ?? []) {
      const id = fieldNamed(session, 'id');
      if (id !== undefined) forgetSession(file, id.raw);
    }
    return { ok: 1 };
  },
};
