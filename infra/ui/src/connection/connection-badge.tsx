import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface ConnectionBadgeProps {
  readonly state: 'connecting' | 'live' | 'reconnecting';
  /** What each state is called. */
  readonly labels: Readonly<Record<'connecting' | 'live' | 'reconnecting', string>>;
  readonly className?: string | undefined;
}

/** Whether what is shown follows the house by itself. `data-connection` holds the state. */
export function ConnectionBadge({ state, labels, className }: ConnectionBadgeProps): ReactNode {
  return (
    <span
      role="status"
      data-testid="connection-state"
      data-connection={state}
      className={clsx(
        'inline-flex items-center gap-2 text-small',
        state === 'reconnecting' ? 'text-warn' : 'text-ink-faint',
        className,
      )}
    >
      <span
        aria-hidden
        className={clsx(
          'size-1.5 rounded-full',
          state === 'live' ? 'bg-good' : 'animate-breathe',
          state === 'connecting' && 'bg-hairline-strong',
          state === 'reconnecting' && 'bg-warn',
        )}
      />
      {labels[state]}
    </span>
  );
}
