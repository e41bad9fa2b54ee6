import { getLocale } from 'next-intl/server';
import { readViewer } from '../../features/account/read-viewer.ts';
import { firstPageOf } from '../../features/account/sections.ts';
import { redirect } from '../../lib/i18n/navigation.ts';

/** Leads everybody to where their work begins. */
export default async function FirstPage(): Promise<never> {
  const viewer = await readViewer();
  return redirect({ href: (viewer && firstPageOf(viewer)) ?? '/sign-in', locale: await getLocale() });
}
