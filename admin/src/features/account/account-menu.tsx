'use client';

import { Menu, MenuItem, MenuSeparator } from '@alexandrite/ui/menu';
import { useToast } from '@alexandrite/ui/toast';
import { ChevronDown, UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState, type ReactNode } from 'react';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { ChangePasswordDialog } from './change-password-dialog.tsx';
import type { Viewer } from './viewer.ts';
import { useSignOut } from './use-sign-out.ts';

/** Who is signed in, as what, and the way out. On a phone, the language too. */
export function AccountMenu({ viewer }: { readonly viewer: Viewer }): ReactNode {
  const t = useTranslations('nav');
  const roleName = useTranslations('roles');
  const toast = useToast();
  const account = useTranslations('account');
  const [isChanging, setChanging] = useState(false);
  const signOut = useSignOut();
  const { failure } = signOut;
  useEffect(() => {
    if (failure) toast({ title: failure.message, tone: 'bad' });
  }, [failure, toast]);
  const roles = viewer.roles.map((role) => roleName(role)).join(', ');
  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            aria-label={t('account', { name: viewer.displayName })}
            className="flex min-h-11 items-center gap-2 px-1 text-small hover:text-day"
            data-testid="account-menu"
          >
            <UserRound aria-hidden className="size-5" strokeWidth={1.4} />
            <span className="hidden max-w-48 truncate lg:inline">{viewer.displayName}</span>
            <ChevronDown aria-hidden className="hidden size-3.5 text-ink-faint lg:inline" strokeWidth={1.6} />
          </button>
        }
      >
        <div className="px-5 pb-1 pt-1">
          <p>{viewer.displayName}</p>
          <p className="caption">{roles}</p>
        </div>
        <MenuSeparator />
        <div className="px-4 md:hidden">
          <LanguageSwitch />
        </div>
        <MenuItem onSelect={() => setChanging(true)}>{account('changePassword')}</MenuItem>
        <MenuItem onSelect={() => signOut.run('EVERYWHERE')}>{account('signOutEverywhere')}</MenuItem>
        <MenuItem onSelect={() => signOut.run('HERE')}>{t('signOut')}</MenuItem>
      </Menu>
      <ChangePasswordDialog open={isChanging} onOpenChange={setChanging} />
    </>
  );
}
