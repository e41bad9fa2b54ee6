import { GraphQLError } from 'graphql';
import type { ExecutionResult } from 'graphql-ws';
import type { Backlog } from './backlog.ts';
import type { Change, LiveReader } from './reader.ts';

/** The most revisions that are shown one by one; a subscriber who is further behind sees the last ones. */
const mostRevisions = 50;

/**
 * The pushes of one entity: its state at once, then its state at every revision, in order and each once. A signal that
 * was lost or came late leaves no gap: revisions up to the one that is heard of are read in their turn.
 *
 * An entity that does not tell its revision (a quote) is shown as it is now at every signal.
 */
export async function* followState(
  id: string,
  reader: LiveReader,
  backlog: Backlog,
): AsyncGenerator<ExecutionResult, void> {
  const first = await reader.now(id);
  if (!first.isThere) throw notFound();
  const tellsRevision = first.revision !== null;
  let shown = first.revision ?? Number.NEGATIVE_INFINITY;
  yield first.result;

  for (let item = await backlog.next(); item; item = await backlog.next()) {
    let change: Change;
    if (item.kind === 'signal') {
      change = item.signal;
    } else {
      const now = await reader.nowPatiently(id);
      if (!now.isThere) throw notFound();
      if (now.revision === null) {
        yield now.result;
        continue;
      }
      change = { id, revision: now.revision, trace: {} };
    }
    for (const revision of revisionsTo(change.revision, tellsRevision ? shown : change.revision - 1)) {
      // Shown already: the signal came twice, or the subgraph knows only the present and answered that.
      if (revision <= shown) continue;
      const state = await reader.change(change, revision);
      if (!state.isThere) throw notFound();
      shown = Math.max(revision, state.revision ?? revision);
      yield state.result;
    }
  }
}

/** Revisions to show, oldest first. */
function revisionsTo(last: number, shown: number): number[] {
  const first = Math.max(shown + 1, last - mostRevisions + 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function notFound(): GraphQLError {
  return new GraphQLError('There is no such thing, or it is not yours.', { extensions: { code: 'NOT_FOUND' } });
}
