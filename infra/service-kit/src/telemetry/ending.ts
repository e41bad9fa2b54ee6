type Ending = () => Promise<unknown>;

/** What has to be sent off before the process ends. Kept apart from what starts it: a test loads no exporter. */
const endings: Ending[] = [];

/** How long sending may take when nobody takes it, in milliseconds. */
const endLimitMs = 3_000;

/** Remembers what to do before the process ends. */
export function onTelemetryEnd(ending: Ending): void {
  endings.push(ending);
}

/** Sends off the spans and error reports of the last seconds. Call before the process exits; never throws. */
export async function endTelemetry(): Promise<void> {
  const ends = endings.splice(0).map((ending) => ending());
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, endLimitMs);
  });
  await Promise.race([Promise.allSettled(ends), limit]);
  clearTimeout(timer);
}
