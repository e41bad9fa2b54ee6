import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Bytes of buffers that somebody still holds: what is only waiting to be collected does not count. The engine frees
 * buffers on a thread of its own, some time after the collection that found them: so the least of several looks counts.
 */
export async function heldBytes(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let least = Infinity;
  for (let look = 0; look < 5; look += 1) {
    collect();
    await nextTurn();
    least = Math.min(least, process.memoryUsage().arrayBuffers);
  }
  return least;
}
