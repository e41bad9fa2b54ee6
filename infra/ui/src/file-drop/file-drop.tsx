'use client';

import { clsx } from 'clsx';
import { useId, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';

export interface FileDropProps {
  /** What to drop here. */
  readonly title: ReactNode;
  /** Formats and limits. */
  readonly hint: ReactNode;
  /** Text of the button for those who do not drag. */
  readonly browseLabel: ReactNode;
  /** Endings with their dots: `.stl,.obj`. The dialog offers these; what is dropped is for `onFile` to judge. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
  readonly disabled?: boolean | undefined;
  readonly className?: string | undefined;
}

/** A place to drop one file on, or to choose one by mouse, touch or keyboard. */
export function FileDrop(props: FileDropProps): ReactNode {
  const { title, hint, browseLabel, accept, onFile, disabled = false, className } = props;
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !disabled) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={clsx(
        'group relative grid place-content-center justify-items-center gap-3 border border-dashed px-6 py-16 text-center transition-colors duration-300',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-3 has-focus-visible:outline-day',
        over ? 'border-day bg-day-wash' : 'border-hairline-strong bg-paper hover:border-ink-faint',
        disabled && 'pointer-events-none opacity-50',
        className,
      )}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={disabled}
        data-testid="file-input"
        className="sr-only"
        onChange={(event) => {
          take(event.target.files);
          // The same file may be chosen again after it was mended.
          event.target.value = '';
        }}
      />
      <span className="font-display text-subtitle">{title}</span>
      <span className="max-w-sm text-small text-ink-faint">{hint}</span>
      <span className="drawn-link mt-2 text-body font-medium text-day">{browseLabel}</span>
    </label>
  );
}
