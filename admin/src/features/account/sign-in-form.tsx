'use client';

import { Button } from '@alexandrite/ui/button';
import { Field, Input } from '@alexandrite/ui/field';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SubmitEvent, ReactNode } from 'react';
import { SignInDocument, type SignInInput } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { failureOf } from '../../lib/refusal.ts';
import { textOf } from '../../lib/text-of.ts';
import { useAction } from '../../lib/use-action.ts';

/**
 * E-mail and password. The gateway answers with the session cookie; the page is then read again with it, and leads
 * where the role belongs.
 */
export function SignInForm(): ReactNode {
  const t = useTranslations('account');
  const ask = useGraph();
  const router = useRouter();
  // Whose password was given by somebody else chooses one of their own here.
  const [isChoosing, setChoosing] = useState(false);
  const signIn = useAction(async (input: SignInInput) => {
    const { signIn: answer } = await ask(SignInDocument, { input });
    if (answer.__typename === 'PasswordChangeRequired') setChoosing(true);
    if (answer.__typename !== 'SignedIn') return failureOf(answer);
    router.refresh();
    return null;
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = (name: string) => textOf(form, name, { trim: false });
    const input = { email: textOf(form, 'email'), password: typed('password') };
    signIn.run(isChoosing ? { ...input, newPassword: typed('newPassword') } : input);
  };
  return (
    // A form that is sent before the page is alive must not put a password into the address.
    <form method="post" onSubmit={submit} className="grid gap-5" data-testid="sign-in-form">
      <Field label={t('email')}>
        <Input name="email" type="email" autoComplete="username" autoFocus required />
      </Field>
      <Field label={t('password')} error={isChoosing ? undefined : signIn.failure?.message}>
        <Input name="password" type="password" autoComplete="current-password" required />
      </Field>
      {isChoosing && (
        <Field label={t('newPassword')} hint={t('newPasswordHint')} error={signIn.failure?.message}>
          <Input name="newPassword" type="password" autoComplete="new-password" maxLength={200} autoFocus required />
        </Field>
      )}
      <Button type="submit" size="lg" wide pending={signIn.pending}>
        {t('signIn')}
      </Button>
    </form>
  );
}
