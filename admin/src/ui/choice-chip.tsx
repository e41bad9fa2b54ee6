import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface ChoiceChipProps {
  readonly chosen: boolean;
  readonly onChoose: () => void;
  /** How many it stands for, behind the words. */
  readonly count?: string | undefined;
  /** The count asks for attention. */
  readonly urgent?: boolean | undefined;
  readonly testId?: string | undefined;
  readonly children: ReactNode;
}

/** A filter that is on or off. */
export function ChoiceChip({ chosen, onChoose, count, urgent = false, testId, children }: ChoiceChipProps): ReactNode {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      data-testid={testId}
      className={clsx(
        'inline-flex min-h-9 shrink-0 items-center gap-2 whitespace-nowrap rounded-edge border px-3 text-small transition-colors',
        'max-md:min-h-11',
        chosen
          ? 'border-ink bg-ink text-paper'
          : 'border-hairline-strong bg-paper text-ink-soft hover:border-ink-faint',
      )}
    >
      {children}
      {count !== undefined && (
        <span
          className={clsx(
            'figures rounded-full px-1.5 text-micro',
            chosen ? 'bg-paper/20' : urgent ? 'bg-bad-wash text-bad' : 'bg-sunk',
          )}
        >
          {count}
        </span>
      )}
    </button>
  );
}
