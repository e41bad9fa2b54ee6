import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** Something runs. Silent for screen readers: whoever shows it also says so in words or by aria-busy. */
export function Spinner({ className }: { readonly className?: string | undefined }): ReactNode {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className={clsx('size-5 animate-turn', className)} fill="none">
      <circle cx="10" cy="10" r="8" stroke="currentColor" strokeOpacity="0.2" strokeWidth="1.25" />
      <path d="M10 2a8 8 0 0 1 8 8" stroke="currentColor" strokeWidth="1.25" strokeLinecap="round" />
    </svg>
  );
}
