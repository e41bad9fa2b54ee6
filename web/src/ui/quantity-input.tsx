'use client';

import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';

export interface QuantityInputProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

/** How many: one less, the number itself, one more. */
export function QuantityInput({ label, value, most, onChange }: QuantityInputProps): ReactNode {
  const set = (next: number) => onChange(Math.min(Math.max(Math.trunc(next) || 1, 1), most));
  const step = 'grid size-11 place-items-center text-ink-soft hover:text-ink disabled:opacity-30';
  return (
    <div
      role="group"
      aria-label={label}
      className="inline-flex w-fit rounded-edge border border-hairline-strong bg-paper"
    >
      <button type="button" aria-label="−1" className={step} disabled={value <= 1} onClick={() => set(value - 1)}>
        <Minus aria-hidden className="size-4" strokeWidth={1.4} />
      </button>
      <input
        type="number"
        inputMode="numeric"
        aria-label={label}
        min={1}
        max={most}
        value={value}
        onChange={(event) => set(event.target.valueAsNumber)}
        className="figures w-12 bg-transparent text-center [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
      />
      <button type="button" aria-label="+1" className={step} disabled={value >= most} onClick={() => set(value + 1)}>
        <Plus aria-hidden className="size-4" strokeWidth={1.4} />
      </button>
    </div>
  );
}
