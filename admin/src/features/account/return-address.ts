/**
 * Where to go after signing in: an address of this site as it stood in `?return=`; null when there is none. Anything
 * that a browser could take for another site is refused: a link to our sign-in must not lead away.
 */
export function returnAddress(wanted: string | undefined): string | null {
  if (wanted === undefined || !/^\/(?![/\\])/.test(wanted) || /[\p{Cc}\\]/u.test(wanted)) return null;
  return wanted;
}

/** Address of the page for signing in that leads back to `from` (path and query without the language). */
export function signInAddress(from: string): string {
  return `/sign-in?return=${encodeURIComponent(from)}`;
}
