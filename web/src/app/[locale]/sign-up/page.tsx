import { returnAddress, signInAddress } from '@alexandrite/app-kit/return-address';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { AccountPage } from '../../../features/account/account-page.tsx';
import { SignUpForm } from '../../../features/account/sign-up-form.tsx';

interface SignUpPageProps {
  readonly searchParams: Promise<{ readonly return?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('signUpTitle'), robots: { index: false } };
}

export default async function SignUpPage({ searchParams }: SignUpPageProps): Promise<ReactNode> {
  const [{ return: wanted }, t] = await Promise.all([searchParams, getTranslations('account')]);
  const leadsTo = returnAddress(wanted) ?? '/';
  return (
    <AccountPage
      title={t('signUpTitle')}
      lead={t('signUpLead')}
      other={{ href: signInAddress('/sign-in', leadsTo), label: t('toSignIn') }}
    >
      <SignUpForm leadsTo={leadsTo} />
    </AccountPage>
  );
}
