import { Button } from '@alexandrite/ui/button';
import { Wordmark } from '@alexandrite/ui/brand';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AccountMenu } from '../../features/account/account-menu.tsx';
import type { Viewer } from '../../features/account/viewer.ts';
import { BagButton } from '../../features/bag/bag-button.tsx';
import { Bell } from '../../features/notifications/bell.tsx';
import { Link } from '../../lib/i18n/navigation.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { NavLink } from '../../ui/nav-link.tsx';
import { PhoneMenu } from './phone-menu.tsx';

/** The frame's upper part: the house, its sections, and what belongs to the visitor. */
export async function Header({ viewer }: { readonly viewer: Viewer | null }): Promise<ReactNode> {
  const [t, brand] = await Promise.all([getTranslations('nav'), getTranslations('brand')]);
  const sections = [
    { href: '/catalogue', label: t('catalogue') },
    { href: '/made-to-order', label: t('madeToOrder') },
    ...(viewer ? [{ href: '/orders', label: t('orders') }] : []),
  ];
  return (
    <header className="border-b border-hairline">
      <div className="shell flex h-18 items-center justify-between gap-6 lg:h-22">
        <Link href="/" aria-label={brand('name')} className="shrink-0">
          <Wordmark name={brand('name')} />
        </Link>
        <nav aria-label={t('label')} className="hidden gap-9 md:flex">
          {sections.map((section) => (
            <NavLink key={section.href} href={section.href}>
              {section.label}
            </NavLink>
          ))}
        </nav>
        <div className="-mr-3 flex items-center">
          <LanguageSwitch className="hidden md:flex" />
          {viewer && <Bell />}
          <BagButton />
          {viewer ? (
            <span className="hidden md:block">
              <AccountMenu viewer={viewer} />
            </span>
          ) : (
            <span className="hidden md:block">
              <Button asChild variant="quiet" size="sm">
                <Link href="/sign-in">{t('signIn')}</Link>
              </Button>
            </span>
          )}
          <PhoneMenu sections={sections} viewer={viewer} />
        </div>
      </div>
    </header>
  );
}
