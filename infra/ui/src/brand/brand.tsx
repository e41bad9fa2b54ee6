import { clsx } from 'clsx';
import { useId } from 'react';
import type { ReactNode } from 'react';

/** The sign of the house: an emerald cut seen from above, drawn in hairlines. */
export function Gem({
  className,
  stone = false,
}: {
  readonly className?: string | undefined;
  readonly stone?: boolean;
}): ReactNode {
  const id = useId();
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className} fill="none" strokeWidth="1" strokeLinejoin="round">
      {stone && (
        <defs>
          <linearGradient id={id} x1="4" y1="4" x2="28" y2="28" gradientUnits="userSpaceOnUse">
            <stop offset="0.2" stopColor="var(--color-day)" />
            <stop offset="0.85" stopColor="var(--color-dusk)" />
          </linearGradient>
        </defs>
      )}
      <g stroke={stone ? `url(#${id})` : 'currentColor'}>
        <path d="M10 3h12l6 6v14l-6 6H10l-6-6V9z" vectorEffect="non-scaling-stroke" />
        <path d="M13 10h6l3 3v6l-3 3h-6l-3-3v-6z" vectorEffect="non-scaling-stroke" />
        <path
          d="M10 3l3 7M22 3l-3 7M28 9l-6 4M28 23l-6-4M22 29l-3-7M10 29l3-7M4 23l6-4M4 9l6 4"
          strokeOpacity="0.7"
          vectorEffect="non-scaling-stroke"
        />
      </g>
    </svg>
  );
}

/** The name of the house with its sign. */
export function Wordmark({
  name,
  className,
}: {
  readonly name: string;
  readonly className?: string | undefined;
}): ReactNode {
  return (
    <span className={clsx('inline-flex items-center gap-2.5', className)}>
      <Gem stone className="size-6" />
      <span className="font-display text-[1.625rem] leading-none tracking-[0.02em]">{name}</span>
    </span>
  );
}
