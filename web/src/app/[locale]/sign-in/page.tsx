import { returnAddress, signInAddress } from '@alexandrite/app-kit/return-address';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { AccountPage } from '../../../features/account/account-page.tsx';
import { SignInForm } from '../../../features/account/sign-in-form.tsx';

interface SignInPageProps {
  readonly searchParams: Promise<{ readonly return?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('signInTitle'), robots: { index: false } };
}

export default async function SignInPage({ searchParams }: SignInPageProps): Promise<ReactNode> {
  const [{ return: wanted }, t] = await Promise.all([searchParams, getTranslations('account')]);
  const leadsTo = returnAddress(wanted) ?? '/';
  return (
    <AccountPage
      title={t('signInTitle')}
      lead={t('signInLead')}
      other={{ href: signInAddress('/sign-up', leadsTo), label: t('toSignUp') }}
    >
      <SignInForm leadsTo={leadsTo} />
    </AccountPage>
  );
}
