import { signInAddress } from '@alexandrite/app-kit/return-address';
import { getLocale } from 'next-intl/server';
import { readViewer } from '../../features/account/read-viewer.ts';
import type { Viewer } from '../../features/account/viewer.ts';
import { redirect } from '../../lib/i18n/navigation.ts';

/** Who is signed in. Whoever is not goes to sign in, and from there back to `here` (path without the language). */
export async function requireViewer(here: string): Promise<Viewer> {
  const viewer = await readViewer();
  if (viewer) return viewer;
  return redirect({ href: signInAddress('/sign-in', here), locale: await getLocale() });
}
