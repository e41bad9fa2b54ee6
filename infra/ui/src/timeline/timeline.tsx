import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface TimelineItem {
  readonly id: string;
  /** What happened. */
  readonly title: ReactNode;
  /** When and by whom. */
  readonly note: ReactNode;
  readonly tone?: 'neutral' | 'good' | 'bad' | undefined;
}

const dots = { neutral: 'bg-hairline-strong', good: 'bg-day', bad: 'bg-bad' };

/** What happened, one below the other, on a hairline. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }): ReactNode {
  return (
    <ol className="relative grid gap-6 before:absolute before:bottom-2 before:left-[3px] before:top-2 before:w-px before:bg-hairline">
      {items.map((item) => (
        <li key={item.id} className="relative animate-rise pl-7">
          <span
            aria-hidden
            className={clsx(
              'absolute left-0 top-[0.55rem] size-[7px] rounded-full ring-4 ring-ground',
              dots[item.tone ?? 'neutral'],
            )}
          />
          <p className="text-body">{item.title}</p>
          <p className="caption">{item.note}</p>
        </li>
      ))}
    </ol>
  );
}
