import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { ProblemSeverity } from '../gql/graphql.ts';

export interface ModelProblemsProps {
  readonly problems: readonly {
    readonly code: string;
    readonly severity: ProblemSeverity;
    readonly message: string;
  }[];
}

/** What was found in a model: what a person has to look at stands out. */
export function ModelProblems({ problems }: ModelProblemsProps): ReactNode {
  if (problems.length === 0) return null;
  return (
    <ul className="grid gap-1.5" data-testid="model-problems">
      {problems.map(({ code, severity, message }) => (
        <li
          key={code}
          className={clsx(
            'px-3 py-2 text-small',
            severity === 'NOTES' ? 'bg-sunk text-ink-soft' : 'border-l-2 border-warn bg-warn-wash',
          )}
        >
          {message}
        </li>
      ))}
    </ul>
  );
}
