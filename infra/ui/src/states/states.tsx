import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Gem } from '../brand/index.ts';

export interface StateProps {
  readonly title: ReactNode;
  readonly text?: ReactNode;
  /** What to do now: a button or a link. */
  readonly action?: ReactNode;
  /** Level of its heading: 1 where it is all there is on a page; 2 when left out. */
  readonly level?: 1 | 2 | undefined;
  readonly className?: string | undefined;
}

/** Nothing is here yet, and what to do about it. */
export function EmptyState({ title, text, action, level = 2, className }: StateProps): ReactNode {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={clsx('grid justify-items-center gap-3 px-4 py-16 text-center', className)}>
      <Gem className="mb-2 size-9 text-hairline-strong" />
      <Heading className="font-display text-subtitle">{title}</Heading>
      {text !== undefined && <p className="max-w-md text-ink-soft">{text}</p>}
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  );
}

/** Something did not work, in words, and the way on. */
export function ErrorState({ title, text, action, className }: StateProps): ReactNode {
  return (
    <div
      role="alert"
      className={clsx('grid justify-items-start gap-2 border-l-2 border-bad bg-bad-wash px-6 py-5', className)}
    >
      <h2 className="font-medium text-bad">{title}</h2>
      {text !== undefined && <p className="max-w-prose text-ink-soft">{text}</p>}
      {action !== undefined && <div className="mt-2">{action}</div>}
    </div>
  );
}
