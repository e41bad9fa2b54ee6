/**
 * Where to go after signing in: an address of this site as it stood in `?return=`, or the given one when there is
 * none. Anything that a browser could take for another site is refused: a link to our sign-in must not lead away.
 */
export function returnAddress(wanted: string | undefined, otherwise: string): string {
  // Read as a browser reads it, with all its forgiveness: only what stays on this site comes through.
  if (wanted === undefined || wanted === '' || !URL.canParse(wanted, here)) return otherwise;
  const { origin, pathname, search, hash } = new URL(wanted, here);
  return origin === here ? `${pathname}${search}${hash}` : otherwise;
}

const here = 'http://here.invalid';

/** Address of a page for signing in that leads back to `from` (path and query without the language). */
export function signInAddress(page: '/sign-in' | '/sign-up', from: string | undefined): string {
  return from === undefined || from === '/' ? page : `${page}?return=${encodeURIComponent(from)}`;
}
