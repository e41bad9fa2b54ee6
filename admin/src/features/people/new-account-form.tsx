'use client';

import { Button } from '@alexandrite/ui/button';
import { Field, Input } from '@alexandrite/ui/field';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { CreateStaffAccountDocument, type PersonFragment } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { failureOf } from '../../lib/refusal.ts';
import { textOf } from '../../lib/text-of.ts';
import { useAction } from '../../lib/use-action.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { RoleBoxes, rolesOf } from './role-boxes.tsx';
import { ToldPassword } from './told-password.tsx';

const fields = ['email', 'displayName', 'roles'];

/** An account for somebody who works here, and the password they begin with, once. */
export function NewAccountForm({ onMade }: { readonly onMade: (person: PersonFragment) => void }): ReactNode {
  const t = useTranslations('people');
  const ask = useGraph();
  const intention = useIdempotencyKey();
  const [told, setTold] = useState<{ readonly name: string; readonly password: string | null } | null>(null);
  const make = useAction(async (form: FormData) => {
    const content = { email: textOf(form, 'email'), displayName: textOf(form, 'displayName'), roles: rolesOf(form) };
    const { createStaffAccount: answer } = await ask(CreateStaffAccountDocument, {
      input: { ...content, idempotencyKey: intention.keyFor(content) },
    });
    intention.settle();
    if (answer.__typename === 'EmailTaken') return { message: answer.message, field: 'email' };
    if (answer.__typename !== 'StaffAccountCreated') return failureOf(answer);
    setTold({ name: answer.account.displayName, password: answer.firstPassword });
    onMade(answer.account);
    return null;
  });
  if (told) return <ToldPassword {...told} onDone={() => setTold(null)} />;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    make.run(new FormData(event.currentTarget));
  };
  const errorOf = (field: string) => (make.failure?.field === field ? make.failure.message : undefined);
  return (
    <form onSubmit={submit} className="grid max-w-3xl gap-4 sm:grid-cols-2 sm:items-start" data-testid="new-account">
      <Field label={t('name')} error={errorOf('displayName')}>
        <Input name="displayName" maxLength={80} required autoComplete="off" />
      </Field>
      <Field label={t('email')} error={errorOf('email')}>
        <Input name="email" type="email" maxLength={254} required autoComplete="off" />
      </Field>
      <div className="sm:col-span-2">
        <RoleBoxes chosen={['OPERATOR']} error={errorOf('roles')} />
      </div>
      {make.failure && !fields.includes(make.failure.field ?? '') && (
        <div className="sm:col-span-2">
          <FailureNote failure={make.failure} />
        </div>
      )}
      <Button type="submit" pending={make.pending} className="w-fit" data-testid="make-account">
        {t('make')}
      </Button>
    </form>
  );
}
