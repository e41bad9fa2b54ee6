'use client';

import { Button } from '@alexandrite/ui/button';
import { Dialog } from '@alexandrite/ui/dialog';
import { Field, Input } from '@alexandrite/ui/field';
import { useToast } from '@alexandrite/ui/toast';
import { useTranslations } from 'next-intl';
import type { ReactNode, SubmitEvent } from 'react';
import { ChangePasswordDocument } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { failureOf } from '../../lib/refusal.ts';
import { textOf } from '../../lib/text-of.ts';
import { useAction } from '../../lib/use-action.ts';

export interface ChangePasswordDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** One's own password, by the one it is. Other devices are signed out; this one stays. */
export function ChangePasswordDialog({ open, onOpenChange }: ChangePasswordDialogProps): ReactNode {
  const t = useTranslations('account');
  const nav = useTranslations('nav');
  const ask = useGraph();
  const router = useRouter();
  const toast = useToast();
  const change = useAction(async (input: { password: string; newPassword: string }) => {
    const { changePassword: answer } = await ask(ChangePasswordDocument, { input });
    if (answer.__typename === 'WrongCredentials') return { message: answer.message, field: 'password' };
    if (answer.__typename !== 'SignedIn') return failureOf(answer);
    onOpenChange(false);
    toast({ title: t('passwordChanged'), tone: 'good' });
    router.refresh();
    return null;
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = (name: string) => textOf(form, name, { trim: false });
    change.run({ password: typed('password'), newPassword: typed('newPassword') });
  };
  const { failure } = change;
  const errorOf = (field: string) => (failure?.field === field ? failure.message : undefined);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        change.clear();
        onOpenChange(next);
      }}
      title={t('changePassword')}
      description={t('changePasswordLead')}
      closeLabel={nav('close')}
    >
      <form method="post" onSubmit={submit} className="grid gap-5" data-testid="change-password">
        <Field label={t('currentPassword')} error={errorOf('password')}>
          <Input name="password" type="password" autoComplete="current-password" required />
        </Field>
        <Field label={t('newPassword')} hint={t('newPasswordHint')} error={errorOf('newPassword')}>
          <Input name="newPassword" type="password" autoComplete="new-password" maxLength={200} required />
        </Field>
        {failure && failure.field !== 'password' && failure.field !== 'newPassword' && (
          <p role="alert" className="text-small text-bad">
            {failure.message}
          </p>
        )}
        <Button type="submit" pending={change.pending} className="w-fit">
          {t('changePassword')}
        </Button>
      </form>
    </Dialog>
  );
}
