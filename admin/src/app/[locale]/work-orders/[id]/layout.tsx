import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { readViewer } from '../../../../features/account/read-viewer.ts';
import { holdsOneOf, staffRoles } from '../../../../features/account/sections.ts';
import { readWorkOrder } from '../../../../features/production/read-production.ts';

interface LayoutProps {
  readonly children: ReactNode;
  readonly params: Promise<{ readonly id: string }>;
}

/** Says by its status that there is no such work order: once a page is being streamed, it has one already. */
export default async function Layout({ children, params }: LayoutProps): Promise<ReactNode> {
  // Whoever may not be here is told so by the page.
  const viewer = await readViewer();
  if (viewer && holdsOneOf(viewer, staffRoles) && !(await readWorkOrder((await params).id))) notFound();
  return children;
}
