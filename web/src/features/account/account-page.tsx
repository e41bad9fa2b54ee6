import { Gem } from '@alexandrite/ui/brand';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '../../lib/i18n/navigation.ts';

export interface AccountPageProps {
  readonly title: string;
  readonly lead: string;
  /** The way to the other form: for those who have an account already, or none yet. */
  readonly other: { readonly href: string; readonly label: string };
  readonly children: ReactNode;
}

/** The frame of signing in and signing up: the form on one side, the stone on the other. */
export function AccountPage({ title, lead, other, children }: AccountPageProps): ReactNode {
  const t = useTranslations('account');
  return (
    <div className="shell grid gap-16 pt-12 lg:grid-cols-2 lg:gap-24 lg:pt-20">
      <div className="grid w-full max-w-md content-start gap-8">
        <header className="grid gap-3">
          <h1 className="font-display text-headline">{title}</h1>
          <p className="text-lead text-ink-soft">{lead}</p>
        </header>
        {children}
        <p>
          <Link href={other.href} className="drawn-link text-day">
            {other.label}
          </Link>
        </p>
      </div>
      <div
        className="stone-field relative hidden min-h-120 place-items-center overflow-hidden text-paper lg:grid"
        aria-hidden
      >
        <Gem className="size-72 opacity-60" />
        <p className="absolute inset-x-10 bottom-10 max-w-72 font-display text-subtitle">{t('aside')}</p>
      </div>
    </div>
  );
}
