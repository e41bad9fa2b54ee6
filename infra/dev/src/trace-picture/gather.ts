import { setTimeout as pause } from 'node:timers/promises';
import type { RunningStack } from '../stack/start-stack.ts';
import { observeBrowser } from './browser-spans.ts';
import type { Collector } from './collector.ts';
import { playOrder, type Played } from './play-order.ts';
import { type TraceTree, treeOf } from './tree.ts';

/** A trace, whole, and whose order it is of. */
export interface GatheredTrace extends Played {
  readonly tree: TraceTree;
}

/** What a stack is started with so that its spans come here soon. */
export function exportingTo({ url }: Collector): Record<string, string> {
  return { OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_BSP_SCHEDULE_DELAY: '200', TRUST_CLIENT_TRACES: 'true' };
}

/** How long spans may take to come in, in milliseconds. */
const gatherLimitMs = 30_000;
const lookEveryMs = 250;
/** Nothing new for this many looks: all is there. */
const quietLooks = 6;

/** Plays an order on a stack that exports its spans to the collector, and gathers them all. */
export async function gatherTrace(
  stack: Pick<RunningStack, 'urls'>,
  collector: Collector,
  model: Uint8Array<ArrayBuffer>,
): Promise<GatheredTrace> {
  const browser = observeBrowser();
  const played = await playOrder(stack.urls, model);
  browser.stop();
  const treeSoFar = (): TraceTree => treeOf([...browser.spans, ...collector.spans], played.traceId);
  const end = Date.now() + gatherLimitMs;
  let tree = treeSoFar();
  for (let quiet = 0; quiet < quietLooks && Date.now() < end;) {
    await pause(lookEveryMs);
    const { length } = tree.spans;
    tree = treeSoFar();
    quiet = tree.spans.length === length ? quiet + 1 : 0;
  }
  return { ...played, tree };
}
