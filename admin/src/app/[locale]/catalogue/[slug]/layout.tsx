import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { readViewer } from '../../../../features/account/read-viewer.ts';
import { holdsOneOf, catalogueRoles } from '../../../../features/account/sections.ts';
import { readPiece } from '../../../../features/catalogue/read-catalogue.ts';

interface LayoutProps {
  readonly children: ReactNode;
  readonly params: Promise<{ readonly slug: string }>;
}

/** Says by its status that there is no such piece: once a page is being streamed, it has one already. */
export default async function Layout({ children, params }: LayoutProps): Promise<ReactNode> {
  // Whoever may not be here is told so by the page.
  const viewer = await readViewer();
  if (viewer && holdsOneOf(viewer, catalogueRoles) && !(await readPiece((await params).slug))) notFound();
  return children;
}
