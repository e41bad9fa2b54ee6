/*
 * Loaded before a gateway that is attacked: tells over the channel to its parent what the process has used. It is no part
 * of the gateway, which runs as it does in production.
 */

/** Of one process, since it began. */
export interface Use {
  /** Time of the processor, in milliseconds. */
  readonly cpuMs: number;
  /** Memory in use after what nobody holds is thrown away, in bytes; buffers included. */
  readonly heldBytes: number;
}

process.on('message', (question: { readonly id: number; readonly collects: boolean }) => {
  const { user, system } = process.cpuUsage();
  if (question.collects) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const use: Use = { cpuMs: (user + system) / 1_000, heldBytes: heapUsed + external };
  process.send?.({ id: question.id, use });
});
// Nobody watches it any more: whoever started it was ended in the middle of a test.
process.on('disconnect', () => process.exit());
// It ends when it has nothing else to do.
process.channel?.unref();
