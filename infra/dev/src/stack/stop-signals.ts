/** One Ctrl-C may arrive twice: from the terminal, and passed on by npm. */
const echoMs = 500;

/**
 * Calls `stop` at the first signal to end and `force` at the second.
 * Gives a function that does what a first signal does.
 */
export function onStopSignal(stop: (reason: string) => void, force: () => void): (reason: string) => void {
  let firstAt: number | null = null;
  const receive = (reason: string): void => {
    if (firstAt === null) {
      firstAt = Date.now();
      stop(reason);
    } else if (Date.now() - firstAt > echoMs) {
      force();
    }
  };
  onParentGone(() => {
    if (firstAt === null) receive('what started it is gone');
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, receive);
  return receive;
}

const lookEveryMs = 500;

/** Calls `gone` when the process is gone that started this one for `npm start`. */
function onParentGone(gone: () => void): void {
  const { ppid } = process;
  if (process.env['ALEXANDRITE_STARTED_BY'] !== String(ppid)) return;
  setInterval(() => {
    if (process.ppid !== ppid) gone();
  }, lookEveryMs).unref();
}
