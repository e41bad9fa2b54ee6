import type { ReactNode } from 'react';

export interface ProgressProps {
  /** What progresses, for screen readers. */
  readonly label: string;
  /** 0 to 1; null when nobody knows. */
  readonly value: number | null;
}

/** A hairline that fills in the colours of the stone. */
export function Progress({ label, value }: ProgressProps): ReactNode {
  const percent = value === null ? null : Math.round(Math.min(Math.max(value, 0), 1) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent !== null && { 'aria-valuenow': percent })}
      className="h-0.5 w-full overflow-hidden bg-hairline"
    >
      <div
        className={
          percent === null
            ? 'stone-line h-full w-full animate-breathe'
            : 'stone-line h-full origin-left transition-transform duration-500 ease-settle'
        }
        style={percent === null ? undefined : { transform: `scaleX(${percent / 100})` }}
      />
    </div>
  );
}
