import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** The title of a page, with room for a sentence below and something beside it. */
export function PageTitle(props: {
  readonly children: ReactNode;
  readonly lead?: ReactNode;
  readonly aside?: ReactNode;
  readonly className?: string;
}): ReactNode {
  const { children, lead, aside, className } = props;
  return (
    <header className={clsx('mb-10 flex flex-wrap items-end justify-between gap-x-10 gap-y-4', className)}>
      <div className="grid gap-3">
        <h1 className="font-display text-headline">{children}</h1>
        {lead !== undefined && <p className="max-w-xl text-lead text-ink-soft">{lead}</p>}
      </div>
      {aside}
    </header>
  );
}
