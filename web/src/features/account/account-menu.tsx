'use client';

import { Menu, MenuItem, MenuSeparator } from '@alexandrite/ui/menu';
import { UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from '../../lib/i18n/navigation.ts';
import { ChangePasswordDialog } from './change-password-dialog.tsx';
import type { Viewer } from './viewer.ts';
import { useSignOut } from './use-sign-out.ts';

/** Who is signed in, and what they may do about it. */
export function AccountMenu({ viewer }: { readonly viewer: Viewer }): ReactNode {
  const t = useTranslations('nav');
  const account = useTranslations('account');
  const [isChanging, setChanging] = useState(false);
  const signOut = useSignOut();
  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            aria-label={t('account', { name: viewer.displayName })}
            className="grid size-11 place-items-center hover:text-day"
            data-testid="account-menu"
          >
            <UserRound aria-hidden className="size-5" strokeWidth={1.4} />
          </button>
        }
      >
        <p className="px-5 pb-1 pt-1 text-small text-ink-faint">{viewer.displayName}</p>
        <MenuSeparator />
        <MenuItem asChild>
          <Link href="/orders">{t('orders')}</Link>
        </MenuItem>
        <MenuItem onSelect={() => setChanging(true)}>{account('changePassword')}</MenuItem>
        <MenuItem onSelect={() => signOut.run('EVERYWHERE')}>{account('signOutEverywhere')}</MenuItem>
        <MenuItem onSelect={() => signOut.run('HERE')}>{t('signOut')}</MenuItem>
      </Menu>
      <ChangePasswordDialog open={isChanging} onOpenChange={setChanging} />
    </>
  );
}
