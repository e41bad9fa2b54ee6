'use client';

import { clsx } from 'clsx';
import { Check, ChevronDown } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { useFieldAttributes } from './field.tsx';

const control = clsx(
  'w-full min-h-11 rounded-edge border border-hairline-strong bg-paper px-3.5 text-body text-ink',
  'placeholder:text-ink-faint/70 transition-colors hover:border-ink-faint focus:border-day',
  'disabled:cursor-not-allowed disabled:bg-sunk disabled:text-ink-faint aria-invalid:border-bad',
);

/** A line of text. */
export function Input({ className, ...rest }: ComponentProps<'input'>): ReactNode {
  return <input {...useFieldAttributes()} {...rest} className={clsx(control, className)} />;
}

/** Several lines of text. */
export function Textarea({ className, ...rest }: ComponentProps<'textarea'>): ReactNode {
  return <textarea rows={3} {...useFieldAttributes()} {...rest} className={clsx(control, 'py-2.5', className)} />;
}

/** The platform's own list: the best there is on a phone, and known to every screen reader. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>): ReactNode {
  return (
    <span className={clsx('relative block', className)}>
      <select {...useFieldAttributes()} {...rest} className={clsx(control, 'appearance-none pr-10')}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute right-3 top-1/2 size-4 -translate-y-1/2 text-ink-faint"
      />
    </span>
  );
}

/** A tick with its own label behind it. */
export function Checkbox({ children, className, ...rest }: ComponentProps<'input'>): ReactNode {
  return (
    <label className={clsx('group inline-flex min-h-9 items-center gap-2.5 text-body', className)}>
      <span className="relative grid size-[1.125rem] shrink-0 place-items-center">
        <input
          type="checkbox"
          {...rest}
          className="peer absolute inset-0 appearance-none rounded-edge border border-hairline-strong bg-paper transition-colors group-hover:border-ink-faint checked:border-day checked:bg-day"
        />
        <Check
          aria-hidden
          strokeWidth={2.5}
          className="relative size-3 text-paper opacity-0 peer-checked:opacity-100"
        />
      </span>
      <span>{children}</span>
    </label>
  );
}
