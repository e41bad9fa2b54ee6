import { returnAddress } from '@alexandrite/app-kit/return-address';
import { Gem } from '@alexandrite/ui/brand';
import { getLocale, getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { env } from '../../../env.ts';
import { NotStaff } from '../../../features/account/not-staff.tsx';
import { readViewer } from '../../../features/account/read-viewer.ts';
import { firstPageOf } from '../../../features/account/sections.ts';
import { SignInForm } from '../../../features/account/sign-in-form.tsx';
import { redirect } from '../../../lib/i18n/navigation.ts';
import { LanguageSwitch } from '../../../ui/language-switch.tsx';

interface SignInPageProps {
  readonly searchParams: Promise<{ readonly return?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('signInTitle') };
}

/** Signing in; for those who are, the way on. */
export default async function SignInPage({ searchParams }: SignInPageProps): Promise<ReactNode> {
  const [{ return: wanted }, viewer, locale] = await Promise.all([searchParams, readViewer(), getLocale()]);
  const firstPage = viewer && firstPageOf(viewer);
  if (firstPage) {
    return redirect({ href: returnAddress(wanted) ?? firstPage, locale });
  }
  const [t, brand] = await Promise.all([getTranslations('account'), getTranslations('brand')]);
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
      <div className="grid grid-rows-[auto_1fr] px-[clamp(1.25rem,5vw,5rem)] pb-16 pt-5">
        <div className="flex items-center justify-between">
          <span className="flex items-center gap-2.5">
            <Gem stone className="size-6" />
            <span className="font-display text-[1.375rem] leading-none">{brand('house')}</span>
          </span>
          <LanguageSwitch />
        </div>
        <div className="grid w-full max-w-sm content-center gap-8 justify-self-center">
          <h1 className="font-display text-title">{viewer ? t('notStaffTitle') : t('signInTitle')}</h1>
          {viewer ? (
            <NotStaff name={viewer.displayName} storefront={`${env().WEB_PUBLIC_URL}/${locale}`} />
          ) : (
            <SignInForm />
          )}
        </div>
      </div>
      <div
        className="stone-surface relative my-5 mr-1 hidden place-items-center overflow-hidden text-paper [background-size:100%_100%] lg:grid"
        aria-hidden
      >
        <Gem className="size-80 opacity-25" />
        <p className="absolute inset-x-14 bottom-12 max-w-80 font-display text-subtitle">{t('aside')}</p>
      </div>
    </div>
  );
}
