/**
 * Address of a page to go to after signing in, as it stands in `?return=`; null when there is none. Anything that a
 * browser could take for another site is refused: a link to our sign-in must not lead away.
 */
export function returnAddress(wanted: string | readonly string[] | undefined): string | null {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return null;
  const address = withinSite(wanted);
  // Once more, as the browser will read it: without its dot segments `/.//evil.example` has become another site's.
  return address !== null && withinSite(address) === address ? address : null;
}

/** Address of a page for signing in that leads back to `from` (path and query without the language). */
export function signInAddress(page: '/sign-in' | '/sign-up', from: string): string {
  return from === '/' ? page : `${page}?return=${encodeURIComponent(from)}`;
}

/** An origin that no page has. */
const here = 'http://here.invalid';

/** What a browser on one of our pages makes of an address; null when it leads to another site. */
function withinSite(address: string): string | null {
  if (!URL.canParse(address, here)) return null;
  const { origin, pathname, search, hash } = new URL(address, here);
  return origin === here ? `${pathname}${search}${hash}` : null;
}
