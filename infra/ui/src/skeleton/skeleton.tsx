import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** Holds the place of what is on its way. Give it the size of that by `className`. */
export function Skeleton({ className }: { readonly className?: string | undefined }): ReactNode {
  return <span aria-hidden className={clsx('block animate-breathe rounded-edge bg-sunk', className)} />;
}
