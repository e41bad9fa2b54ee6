import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { readPiece } from '../../../../features/catalogue/read-catalogue.ts';

interface LayoutProps {
  readonly children: ReactNode;
  readonly params: Promise<{ readonly slug: string }>;
}

/** Says by its status that there is no such piece: once a page is being streamed, it has one already. */
export default async function Layout({ children, params }: LayoutProps): Promise<ReactNode> {
  if (!(await readPiece((await params).slug))) notFound();
  return children;
}
