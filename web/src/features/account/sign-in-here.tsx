'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { SignInForm } from './sign-in-form.tsx';
import { SignUpForm } from './sign-up-form.tsx';

/** Signing in or up without leaving the page: for where leaving it would lose something. */
export function SignInHere({ onSignedIn }: { readonly onSignedIn: () => void }): ReactNode {
  const t = useTranslations('account');
  const [isNew, setNew] = useState(false);
  return (
    <div className="grid gap-5">
      {isNew ? <SignUpForm onSignedIn={onSignedIn} /> : <SignInForm onSignedIn={onSignedIn} />}
      <button type="button" className="drawn-link w-fit text-day" onClick={() => setNew(!isNew)}>
        {isNew ? t('toSignIn') : t('toSignUp')}
      </button>
    </div>
  );
}
