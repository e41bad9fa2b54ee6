import type { ReactNode } from 'react';

/** Reads its text out whenever it changes, without showing it: 'Your order is now being packed.' */
export function LiveRegion({
  children,
  urgent = false,
}: {
  readonly children: ReactNode;
  readonly urgent?: boolean;
}): ReactNode {
  return (
    <div className="sr-only" role={urgent ? 'alert' : 'status'} aria-live={urgent ? 'assertive' : 'polite'} aria-atomic>
      {children}
    </div>
  );
}
