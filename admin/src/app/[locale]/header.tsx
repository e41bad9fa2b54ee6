import { Gem } from '@alexandrite/ui/brand';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AccountMenu } from '../../features/account/account-menu.tsx';
import {
  catalogueRoles,
  holdsOneOf,
  orderRoles,
  partnerRoles,
  peopleRoles,
  priceRoles,
  queueRoles,
  staffRoles,
} from '../../features/account/sections.ts';
import type { Viewer } from '../../features/account/viewer.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { NavLink } from '../../ui/nav-link.tsx';

/** The frame's upper part: one line, so that the work has the screen. */
export async function Header({ viewer }: { readonly viewer: Viewer }): Promise<ReactNode> {
  const [t, brand] = await Promise.all([getTranslations('nav'), getTranslations('brand')]);
  return (
    <header className="sticky top-0 z-30 border-b border-hairline bg-ground">
      <div className="shell flex h-14 items-center gap-6 sm:gap-10">
        <Link href="/" aria-label={brand('home')} className="flex shrink-0 items-center gap-2.5">
          <Gem stone className="size-6" />
          <span className="hidden font-display text-[1.375rem] leading-none sm:inline">{brand('house')}</span>
        </Link>
        <nav
          aria-label={t('label')}
          className="flex h-full min-w-0 flex-1 gap-5 overflow-x-auto whitespace-nowrap sm:gap-8"
        >
          {holdsOneOf(viewer, queueRoles) && (
            <NavLink href="/queue" alsoUnder="/work-orders">
              {t('queue')}
            </NavLink>
          )}
          {holdsOneOf(viewer, orderRoles) && <NavLink href="/orders">{t('orders')}</NavLink>}
          {holdsOneOf(viewer, staffRoles) && <NavLink href="/models">{t('models')}</NavLink>}
          {holdsOneOf(viewer, catalogueRoles) && <NavLink href="/catalogue">{t('catalogue')}</NavLink>}
          {holdsOneOf(viewer, priceRoles) && <NavLink href="/prices">{t('prices')}</NavLink>}
          {holdsOneOf(viewer, partnerRoles) && <NavLink href="/partner-keys">{t('partnerKeys')}</NavLink>}
          {holdsOneOf(viewer, peopleRoles) && <NavLink href="/people">{t('people')}</NavLink>}
        </nav>
        <LanguageSwitch className="hidden md:flex" />
        <AccountMenu viewer={viewer} />
      </div>
    </header>
  );
}
