import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { readViewer } from '../../../../features/account/read-viewer.ts';
import { readOrder } from '../../../../features/orders/read-orders.ts';

interface LayoutProps {
  readonly children: ReactNode;
  readonly params: Promise<{ readonly id: string }>;
}

/** Says by its status that there is no such order: once a page is being streamed, it has one already. */
export default async function Layout({ children, params }: LayoutProps): Promise<ReactNode> {
  // Whoever is not signed in is led there by the page, which knows where to come back to.
  if ((await readViewer()) && !(await readOrder((await params).id))) notFound();
  return children;
}
