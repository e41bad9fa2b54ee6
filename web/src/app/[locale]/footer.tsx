import { dayOf } from '@alexandrite/contracts/calendar';
import { Gem } from '@alexandrite/ui/brand';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { productKinds } from '../../features/catalogue/filter.ts';
import { Link } from '../../lib/i18n/navigation.ts';

/** The frame's lower part. */
export async function Footer(): Promise<ReactNode> {
  const [t, nav, kinds] = await Promise.all([
    getTranslations('footer'),
    getTranslations('nav'),
    getTranslations('kinds'),
  ]);
  return (
    <footer className="mt-24 border-t border-hairline">
      <div className="shell grid gap-10 py-14 sm:grid-cols-[1fr_auto_auto] sm:gap-20">
        <div className="grid content-start gap-4">
          <Gem stone className="size-8" />
          <p className="max-w-60 font-display text-lead">{t('line')}</p>
        </div>
        <FooterList title={t('shop')}>
          {productKinds.map((kind) => (
            <FooterLink key={kind} href={`/catalogue?kind=${kind}`}>
              {kinds(kind)}
            </FooterLink>
          ))}
        </FooterList>
        <FooterList title={t('house')}>
          <FooterLink href="/made-to-order">{nav('madeToOrder')}</FooterLink>
          <FooterLink href="/orders">{nav('orders')}</FooterLink>
          <FooterLink href="/bag">{nav('bag')}</FooterLink>
        </FooterList>
      </div>
      <p className="shell caption pb-8">{t('rights', { year: dayOf(new Date()).slice(0, 4) })}</p>
    </footer>
  );
}

function FooterList({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <h2 className="caption mb-3">{title}</h2>
      <ul className="grid gap-1.5">{children}</ul>
    </div>
  );
}

function FooterLink({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  return (
    <li>
      <Link href={href} className="drawn-link text-body text-ink-soft">
        {children}
      </Link>
    </li>
  );
}
