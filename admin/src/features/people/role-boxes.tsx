'use client';

import { Checkbox } from '@alexandrite/ui/field';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Role } from '../../gql/graphql.ts';

/** In the order of what they open. */
const allRoles = ['CUSTOMER', 'PARTNER', 'SELLER', 'OPERATOR', 'MANAGER', 'ADMIN'] as const satisfies readonly Role[];

export interface RoleBoxesProps {
  readonly chosen: readonly Role[];
  readonly error?: string | undefined;
}

/** The roles that the form around it gives. */
export function RoleBoxes({ chosen, error }: RoleBoxesProps): ReactNode {
  const t = useTranslations('people');
  const roleName = useTranslations('roles');
  const errorId = useId();
  return (
    <fieldset aria-describedby={error === undefined ? undefined : errorId}>
      <legend className="mb-1 text-small text-ink-soft">{t('roles')}</legend>
      <div className="grid grid-cols-2 gap-x-6 sm:grid-cols-3">
        {allRoles.map((role) => (
          <Checkbox key={role} name="roles" value={role} defaultChecked={chosen.includes(role)}>
            {roleName(role)}
          </Checkbox>
        ))}
      </div>
      {error !== undefined && (
        <p id={errorId} role="alert" className="mt-1 text-small text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** The roles that a form has chosen. */
export function rolesOf(form: FormData): Role[] {
  const chosen = form.getAll('roles');
  return allRoles.filter((role) => chosen.includes(role));
}
