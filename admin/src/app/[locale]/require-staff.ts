import { signInAddress } from '@alexandrite/app-kit/return-address';
import { getLocale } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { readViewer } from '../../features/account/read-viewer.ts';
import { firstPageOf, holdsOneOf } from '../../features/account/sections.ts';
import type { Viewer } from '../../features/account/viewer.ts';
import type { Role } from '../../gql/graphql.ts';
import { redirect } from '../../lib/i18n/navigation.ts';

/**
 * Who is signed in, when they hold one of the roles. Whoever is not signed in, or does not work here, is told so on the
 * page for signing in, which leads back to `here` (path without the language). Staff of another kind see what does not
 * exist for them: no such page.
 */
export async function requireStaff(here: string, roles: readonly Role[]): Promise<Viewer> {
  const viewer = await readViewer();
  if (!viewer || firstPageOf(viewer) === null) {
    return redirect({ href: signInAddress('/sign-in', here), locale: await getLocale() });
  }
  if (!holdsOneOf(viewer, roles)) notFound();
  return viewer;
}
