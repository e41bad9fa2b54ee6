import { clsx } from 'clsx';
import { Slot } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { Spinner } from '../spinner/index.ts';

export interface ButtonLook {
  /** `primary` once a view at most; `secondary` outlined; `quiet` bare; `danger` for what cannot be undone. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  readonly size?: 'sm' | 'md' | 'lg' | undefined;
  /** As wide as its surroundings. */
  readonly wide?: boolean | undefined;
}

export interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
  /** The action runs: the button keeps its size, shows it, and takes no second click. */
  readonly pending?: boolean | undefined;
  /** Gives the look to its only child, such as a link. */
  readonly asChild?: boolean | undefined;
  readonly icon?: ReactNode;
}

const variants = {
  primary:
    'stone-surface text-paper transition-[background-position] duration-700 ease-settle hover:bg-[position:62%_0] active:bg-[position:100%_0]',
  secondary:
    'border border-hairline-strong bg-transparent text-ink transition-colors hover:border-ink active:bg-sunk aria-pressed:border-ink aria-pressed:bg-paper',
  quiet: 'text-ink-soft transition-colors hover:bg-sunk hover:text-ink',
  danger: 'border border-bad/40 text-bad transition-colors hover:border-bad hover:bg-bad-wash',
};

const sizes = {
  sm: 'min-h-9 px-3.5 text-small gap-1.5',
  md: 'min-h-11 px-5 text-body gap-2',
  lg: 'min-h-13 px-8 text-body gap-2.5',
};

/** The look of a button, for what is no `<button>`. */
export function buttonClass({ variant = 'primary', size = 'md', wide }: ButtonLook = {}): string {
  return clsx(
    'relative inline-flex select-none items-center justify-center rounded-edge font-medium',
    'disabled:cursor-not-allowed disabled:opacity-45',
    variants[variant],
    sizes[size],
    wide && 'w-full',
  );
}

/** A button; `type="button"` unless said otherwise. */
export function Button(props: ButtonProps): ReactNode {
  const { variant, size, wide, pending = false, asChild = false, icon, className, children, disabled, ...rest } = props;
  const look = clsx(buttonClass({ variant, size, wide }), className);
  if (asChild) {
    return (
      <Slot.Root className={look} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button type="button" {...rest} className={look} disabled={disabled === true || pending} aria-busy={pending}>
      <span className={clsx('inline-flex items-center gap-[inherit]', pending && 'invisible')}>
        {icon}
        {children}
      </span>
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
    </button>
  );
}
