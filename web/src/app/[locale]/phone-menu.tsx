'use client';

import { Sheet } from '@alexandrite/ui/dialog';
import { Menu } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Viewer } from '../../features/account/viewer.ts';
import { useSignOut } from '../../features/account/use-sign-out.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';

interface PhoneMenuProps {
  readonly sections: readonly { readonly href: string; readonly label: string }[];
  readonly viewer: Viewer | null;
}

/** The sections of the house where there is no room for them in a row. */
export function PhoneMenu({ sections, viewer }: PhoneMenuProps): ReactNode {
  const t = useTranslations('nav');
  const [open, setOpen] = useState(false);
  const signOut = useSignOut();
  const close = () => setOpen(false);
  const links = viewer ? sections : [...sections, { href: '/sign-in', label: t('signIn') }];
  return (
    <Sheet
      open={open}
      onOpenChange={setOpen}
      title={t('menu')}
      closeLabel={t('close')}
      trigger={
        <button type="button" aria-label={t('menu')} className="grid size-11 place-items-center md:hidden">
          <Menu aria-hidden className="size-5" strokeWidth={1.4} />
        </button>
      }
    >
      <nav aria-label={t('label')} className="grid">
        {links.map((link) => (
          <Link
            key={link.href}
            href={link.href}
            onClick={close}
            className="border-b border-hairline py-4 font-display text-subtitle"
          >
            {link.label}
          </Link>
        ))}
      </nav>
      <div className="mt-6 flex items-center justify-between">
        <LanguageSwitch />
        {viewer && (
          <button type="button" className="min-h-11 text-ink-soft" onClick={() => signOut.run('HERE')}>
            {t('signOut')}
          </button>
        )}
      </div>
    </Sheet>
  );
}
