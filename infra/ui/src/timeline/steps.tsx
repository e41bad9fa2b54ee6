import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

export interface Step {
  /** Stable name: in `data-status` for tests and styles. */
  readonly status: string;
  readonly label: ReactNode;
  readonly note?: ReactNode;
  readonly state: 'done' | 'current' | 'ahead';
}

export interface StepsProps {
  /** Read out before the steps. */
  readonly label: string;
  readonly steps: readonly Step[];
  /** Something holds it up: the current step is drawn as a warning. */
  readonly halted?: boolean | undefined;
}

/** How far something has come: steps in their only order, across on a desktop, down on a phone. */
export function Steps({ label, steps, halted = false }: StepsProps): ReactNode {
  return (
    <ol aria-label={label} className="grid lg:grid-flow-col lg:auto-cols-fr">
      {steps.map((step, index) => (
        <li
          key={step.status}
          data-testid="order-step"
          data-status={step.status}
          data-reached={step.state !== 'ahead'}
          aria-current={step.state === 'current' ? 'step' : undefined}
          className="relative flex min-h-12 gap-4 lg:block lg:pr-3"
        >
          {index < steps.length - 1 && (
            <span
              aria-hidden
              className="absolute bottom-0 left-3 top-6 w-px overflow-hidden bg-hairline-strong lg:bottom-auto lg:left-6 lg:right-0 lg:top-3 lg:h-px lg:w-auto"
            >
              <span
                className={clsx(
                  'absolute inset-0 bg-day transition-transform duration-700 ease-settle max-lg:origin-top lg:origin-left',
                  step.state !== 'done' && 'max-lg:scale-y-0 lg:scale-x-0',
                )}
              />
            </span>
          )}
          <Mark state={step.state} halted={halted} />
          <div className="pb-3 lg:pt-3">
            <p
              className={clsx(
                'text-small',
                step.state === 'ahead' ? 'text-ink-faint' : 'text-ink',
                step.state === 'current' && 'font-medium',
              )}
            >
              {step.label}
            </p>
            {step.note !== undefined && <p className="caption">{step.note}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Mark({ state, halted }: { readonly state: Step['state']; readonly halted: boolean }): ReactNode {
  return (
    <span
      aria-hidden
      className={clsx(
        'relative z-1 grid size-6 shrink-0 place-items-center rounded-full border transition-colors duration-500',
        state === 'done' ? 'border-day bg-day text-paper' : 'bg-ground',
        state === 'ahead' && 'border-hairline-strong',
        state === 'current' && (halted ? 'border-warn text-warn' : 'border-day text-day'),
      )}
    >
      {state === 'done' && <Check className="size-3.5" strokeWidth={2} />}
      {state === 'current' && <span className="size-2 animate-breathe rounded-full bg-current" />}
    </span>
  );
}
