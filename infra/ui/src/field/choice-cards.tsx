'use client';

import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface Choice<TValue extends string> {
  readonly value: TValue;
  readonly label: ReactNode;
  /** A second line: a price, a measure. */
  readonly note?: ReactNode;
  /** #rrggbb of a round sample before the label. */
  readonly color?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface ChoiceCardsProps<TValue extends string> {
  /** What is chosen: read out before the choices, and shown unless `legendHidden`. */
  readonly legend: ReactNode;
  readonly legendHidden?: boolean | undefined;
  /** Name of the radio buttons in their form. */
  readonly name: string;
  readonly choices: readonly Choice<TValue>[];
  readonly value: TValue;
  readonly onChange: (value: TValue) => void;
  /** `cards` in a grid, `chips` in a row for short labels. */
  readonly layout?: 'cards' | 'chips' | undefined;
  readonly className?: string | undefined;
}

/** One of several: radio buttons that look like cards or chips, and work by arrow keys. */
export function ChoiceCards<TValue extends string>(props: ChoiceCardsProps<TValue>): ReactNode {
  const { legend, legendHidden, name, choices, value, onChange, layout = 'cards', className } = props;
  return (
    <fieldset className={className}>
      <legend className={clsx(legendHidden ? 'sr-only' : 'mb-2 text-small text-ink-soft')}>{legend}</legend>
      <div className={clsx(layout === 'cards' ? 'grid grid-cols-2 gap-2' : 'flex flex-wrap gap-2')}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={clsx(
              'relative flex items-center gap-2.5 rounded-edge border border-hairline-strong bg-paper transition-colors',
              'hover:border-ink-faint has-checked:border-ink has-checked:bg-white has-disabled:opacity-45',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-3 has-focus-visible:outline-day',
              layout === 'cards' ? 'min-h-14 px-3.5 py-2' : 'min-h-11 min-w-12 justify-center px-3.5',
            )}
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled}
              onChange={() => onChange(choice.value)}
              className="peer sr-only"
            />
            {choice.color !== undefined && <Swatch color={choice.color} />}
            <span className="grid leading-snug">
              <span className="text-body">{choice.label}</span>
              {choice.note !== undefined && <span className="caption figures">{choice.note}</span>}
            </span>
            <span
              aria-hidden
              className="stone-line absolute inset-x-0 -bottom-px h-0.5 origin-left scale-x-0 transition-transform duration-300 ease-settle peer-checked:scale-x-100"
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Round samples of colours, for choosing a metal in little room. The label is read out and shown as a tooltip. */
export function Swatches<TValue extends string>(props: Omit<ChoiceCardsProps<TValue>, 'layout'>): ReactNode {
  const { legend, legendHidden, name, choices, value, onChange, className } = props;
  return (
    <fieldset className={className}>
      <legend className={clsx(legendHidden ? 'sr-only' : 'mb-2 text-small text-ink-soft')}>{legend}</legend>
      <div className="flex flex-wrap gap-1">
        {choices.map((choice) => (
          <label
            key={choice.value}
            title={typeof choice.label === 'string' ? choice.label : undefined}
            className="grid size-11 place-items-center rounded-full has-focus-visible:outline-2 has-focus-visible:outline-day"
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
              className="peer sr-only"
            />
            <span className="grid size-9 place-items-center rounded-full border border-transparent transition-colors hover:border-hairline-strong peer-checked:border-ink">
              <Swatch color={choice.color ?? '#cccccc'} large />
            </span>
            <span className="sr-only">{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Swatch({ color, large = false }: { readonly color: string; readonly large?: boolean }): ReactNode {
  return (
    <span
      aria-hidden
      className={clsx('shrink-0 rounded-full', large ? 'size-6.5' : 'size-5')}
      style={{
        // Lit from above left, like everything on these pages.
        background: `radial-gradient(circle at 32% 28%, #ffffffd0, transparent 45%), ${color}`,
        boxShadow: 'inset 0 0 0 1px rgb(40 32 20 / 0.14)',
      }}
    />
  );
}
