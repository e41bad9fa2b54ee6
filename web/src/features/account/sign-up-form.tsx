'use client';

import { Button } from '@alexandrite/ui/button';
import { Field, Input } from '@alexandrite/ui/field';
import { useTranslations } from 'next-intl';
import type { ReactNode, SubmitEvent } from 'react';
import { SignUpDocument } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { failureOf } from '../../lib/refusal.ts';
import { textOf } from '../../lib/text-of.ts';
import { useAction } from '../../lib/use-action.ts';

export interface SignUpFormProps {
  /** Where to go then; left out, one stays on the page. */
  readonly leadsTo?: string | undefined;
  /** What else to do then. */
  readonly onSignedIn?: (() => void) | undefined;
}

/** Opens a customer's account and signs in. */
export function SignUpForm({ leadsTo, onSignedIn }: SignUpFormProps): ReactNode {
  const t = useTranslations('account');
  const ask = useGraph();
  const router = useRouter();
  const signUp = useAction(async (input: { email: string; password: string; displayName: string }) => {
    const { signUp: answer } = await ask(SignUpDocument, { input });
    if (answer.__typename === 'EmailTaken') return { message: answer.message, field: 'email' };
    if (answer.__typename !== 'SignedIn') return failureOf(answer);
    if (leadsTo !== undefined) router.push(leadsTo);
    router.refresh();
    onSignedIn?.();
    return null;
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signUp.run({
      displayName: textOf(form, 'displayName'),
      email: textOf(form, 'email'),
      password: textOf(form, 'password', { trim: false }),
    });
  };
  const { failure } = signUp;
  const errorOf = (field: string) => (failure?.field === field ? failure.message : undefined);
  const known = ['displayName', 'email', 'password'];
  return (
    <form method="post" onSubmit={submit} className="grid gap-5" data-testid="sign-up-form">
      <Field label={t('name')} error={errorOf('displayName')}>
        <Input name="displayName" autoComplete="name" maxLength={80} required />
      </Field>
      <Field label={t('email')} error={errorOf('email')}>
        <Input name="email" type="email" autoComplete="email" required />
      </Field>
      <Field label={t('password')} hint={t('passwordHint')} error={errorOf('password')}>
        <Input name="password" type="password" autoComplete="new-password" minLength={10} maxLength={200} required />
      </Field>
      {failure && !known.includes(failure.field ?? '') && (
        <p role="alert" className="text-small text-bad">
          {failure.message}
        </p>
      )}
      <Button type="submit" size="lg" wide pending={signUp.pending}>
        {t('signUp')}
      </Button>
    </form>
  );
}
