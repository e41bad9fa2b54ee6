import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface SectionProps {
  readonly title: ReactNode;
  /** Beside the title: a state, a link. */
  readonly aside?: ReactNode;
  readonly testId?: string | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A part of a page under its own small title. */
export function Section({ title, aside, testId, className, children }: SectionProps): ReactNode {
  return (
    <section className={clsx('grid content-start gap-3', className)} data-testid={testId}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="font-display text-subtitle">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
