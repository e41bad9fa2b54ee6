/**
 * Where to go after signing in: an address of this site as it stood in `?return=`, or the given one when there is
 * none. Anything that a browser could take for another site is refused: a link to our sign-in must not lead away.
 */
export function returnAddress(wanted: string | undefined, otherwise: string): string {
  if (wanted === undefined || !/^\/(?![/\\])/.test(wanted) || /[\u0000-\u001f\\]/.test(wanted)) return otherwise;
  return wanted;
}

/** Address of a page for signing in that leads back to `from` (path and query without the language). */
export function signInAddress(page: '/sign-in' | '/sign-up', from: string | undefined): string {
  return from === undefined || from === '/' ? page : `${page}?return=${encodeURIComponent(from)}`;
}
