import type { ExecutionResult } from 'graphql-ws';
import type { Backlog } from './backlog.ts';
import { nobody } from './plan.ts';
import type { LiveReader } from './reader.ts';

/** Of how many entities it is remembered which revision was shown. */
const mostRemembered = 1_000;

/**
 * The pushes of many entities: each change that may be seen and is asked for, in the order of the signals. There is no
 * state to begin with; asking about nobody first tells a subscriber who may not ask, at once and not at some change.
 *
 * When changes were missed nobody can say which, so the subscription ends: the client subscribes again and reads its
 * list again.
 */
export async function* followChanges(reader: LiveReader, backlog: Backlog): AsyncGenerator<ExecutionResult, void> {
  await reader.now(nobody);
  const shown = new Map<string, number>();
  for (let item = await backlog.next(); item?.kind === 'signal'; item = await backlog.next()) {
    const { signal } = item;
    // A signal may come twice.
    if (signal.revision <= (shown.get(signal.id) ?? Number.NEGATIVE_INFINITY)) continue;
    remember(shown, signal.id, signal.revision);
    const change = await reader.change(signal, signal.revision);
    if (change.isThere) yield change.result;
  }
}

/** Remembers at the end of the map, and forgets at its beginning, what was not heard of for longest. */
function remember(shown: Map<string, number>, id: string, revision: number): void {
  shown.delete(id);
  shown.set(id, revision);
  if (shown.size <= mostRemembered) return;
  for (const oldest of shown.keys()) {
    shown.delete(oldest);
    return;
  }
}
