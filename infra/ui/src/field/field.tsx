'use client';

import { clsx } from 'clsx';
import { createContext, useContext, useId } from 'react';
import type { ReactNode } from 'react';

interface FieldContent {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

const FieldContext = createContext<FieldContent | null>(null);

/** What a control must carry to belong to the field around it; nothing outside of one. */
export function useFieldAttributes(): { id?: string; 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    ...(field.describedBy !== undefined && { 'aria-describedby': field.describedBy }),
    ...(field.invalid && { 'aria-invalid': true }),
  };
}

export interface FieldProps {
  readonly label: ReactNode;
  /** What to write, before anything is wrong. */
  readonly hint?: ReactNode;
  /** What is wrong and what to do. */
  readonly error?: ReactNode;
  /** Said behind the label: the field may stay empty. */
  readonly optionalLabel?: string | undefined;
  readonly className?: string | undefined;
  /** One control: Input, Select, Textarea. */
  readonly children: ReactNode;
}

/** A labelled control with its hint and error, tied together for screen readers. */
export function Field({ label, hint, error, optionalLabel, className, children }: FieldProps): ReactNode {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <FieldContext value={{ id, describedBy: note ? noteId : undefined, invalid: Boolean(error) }}>
      <div className={clsx('grid content-start gap-1.5', className)}>
        <label htmlFor={id} className="flex items-baseline justify-between text-small text-ink-soft">
          {label}
          {optionalLabel !== undefined && <span className="caption">{optionalLabel}</span>}
        </label>
        {children}
        {note && (
          <p
            id={noteId}
            className={clsx('text-small', error ? 'text-bad' : 'text-ink-faint')}
            role={error ? 'alert' : undefined}
          >
            {note}
          </p>
        )}
      </div>
    </FieldContext>
  );
}
