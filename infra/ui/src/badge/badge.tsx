import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

/** `active`: being worked on; `done`: finished well; `waiting`: somebody has to act; `late`: act now; `off`: ended. */
export type Tone = 'neutral' | 'active' | 'done' | 'waiting' | 'late' | 'off';

const tones: Readonly<Record<Tone, string>> = {
  neutral: 'bg-sunk text-ink-soft',
  active: 'bg-day-wash text-day-deep',
  done: 'bg-good-wash text-good',
  waiting: 'bg-warn-wash text-warn',
  late: 'bg-bad-wash text-bad',
  off: 'bg-transparent text-ink-faint ring-1 ring-inset ring-hairline-strong',
};

export interface BadgeProps extends ComponentProps<'span'> {
  readonly tone?: Tone | undefined;
}

/** A word or number about what stands beside it. */
export function Badge({ tone = 'neutral', className, ...rest }: BadgeProps): ReactNode {
  return (
    <span
      {...rest}
      className={clsx(
        'inline-flex min-h-6 items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 text-small',
        tones[tone],
        className,
      )}
    />
  );
}

/** Where something stands: a badge with a dot, which breathes while it is being worked on. */
export function StatusPill({ tone = 'neutral', children, ...rest }: BadgeProps): ReactNode {
  return (
    <Badge tone={tone} {...rest}>
      <span aria-hidden className={clsx('size-1.5 rounded-full bg-current', tone === 'active' && 'animate-breathe')} />
      {children}
    </Badge>
  );
}
