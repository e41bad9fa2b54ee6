import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface Fact {
  /** React key, and `data-testid` when given. */
  readonly key: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly testId?: string | undefined;
}

/** Names and values between hairlines: measures, conditions, addresses. */
export function Facts({
  facts,
  className,
}: {
  readonly facts: readonly Fact[];
  readonly className?: string | undefined;
}): ReactNode {
  return (
    <dl className={clsx('border-t border-hairline', className)}>
      {facts.map((fact) => (
        <div key={fact.key} className="flex items-baseline justify-between gap-6 border-b border-hairline py-2.5">
          <dt className="text-small text-ink-faint">{fact.label}</dt>
          <dd className="figures text-right text-body" data-testid={fact.testId}>
            {fact.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
