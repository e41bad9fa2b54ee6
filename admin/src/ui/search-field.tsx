'use client';

import { Input } from '@alexandrite/ui/field';
import { clsx } from 'clsx';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SettledText } from '../lib/use-settled-text.ts';

export interface SearchFieldProps {
  readonly typed: SettledText;
  readonly label: string;
  readonly placeholder: string;
  /** Figures are set with equal widths. */
  readonly figures?: boolean;
  readonly testId: string;
}

/** A field that looks while one types; whoever leaves it is not called back by what was typed before. */
export function SearchField({ typed, label, placeholder, figures = false, testId }: SearchFieldProps): ReactNode {
  return (
    <span className="relative block">
      <Search
        aria-hidden
        className="pointer-events-none absolute left-3 top-1/2 size-4 -translate-y-1/2 text-ink-faint"
        strokeWidth={1.6}
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={typed.text}
        onChange={(event) => typed.type(event.target.value)}
        onBlur={typed.settle}
        className={clsx('pl-9 [&::-webkit-search-cancel-button]:grayscale', figures && 'figures')}
        data-testid={testId}
      />
    </span>
  );
}
