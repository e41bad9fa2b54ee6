/** A scrape must come to an end though Redis or the database is down, in milliseconds. */
const longestLookMs = 1_000;

/** Looks from several scrapers, or of an impatient one, within this time are one, in milliseconds. */
const freshMs = 5_000;

/**
 * A look at something outside the process, for a gauge: what many gauges show is looked up once, seldom, and never for
 * long. null while it cannot be told; what a gauge said then stays.
 */
export function timelyLook<T>(look: () => Promise<T>, now: () => number = Date.now): () => Promise<T | null> {
  let last: { readonly at: number; readonly found: Promise<T | null> } | undefined;
  return () => {
    if (last && now() - last.at < freshMs) return last.found;
    const found = inTime(look);
    last = { at: now(), found };
    return found;
  };
}

async function inTime<T>(look: () => Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, longestLookMs, null);
  });
  try {
    return await Promise.race([look(), late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
