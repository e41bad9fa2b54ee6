/** Names of this machine, which browsers take for different sites. */
const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Which pages may talk to the gateway from a browser, with the person's cookie. */
export interface Origins {
  /** True for a request without an origin too: it does not come from a page. */
  allows(origin: string | undefined): boolean;
}

/**
 * @param urls addresses of the pages. One on this machine stands for all names of the machine, so that a developer who
 * opens 127.0.0.1 instead of localhost sees the same.
 */
export function allowOrigins(urls: readonly string[]): Origins {
  const allowed = new Set(urls.flatMap((url) => namesOf(new URL(url))));
  return { allows: (origin) => origin === undefined || allowed.has(origin) };
}

function namesOf(url: URL): string[] {
  if (!loopback.includes(url.hostname)) return [url.origin];
  return loopback.map((name) => {
    const same = new URL(url);
    same.hostname = name;
    return same.origin;
  });
}
