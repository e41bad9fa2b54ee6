/**
 * Does something before this process is ended by a signal: what it started would otherwise outlive it.
 * @returns takes it back
 */
export function onSignal(stop: () => Promise<void>): () => void {
  const end = (): void => {
    void stop().finally(() => process.exit(130));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  return () => {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  };
}
