import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { priceRoles } from '../../../../../features/account/sections.ts';
import { readRules } from '../../../../../features/prices/read-prices.ts';
import { RulesVersionView } from '../../../../../features/prices/rules-version-view.tsx';
import { Link } from '../../../../../lib/i18n/navigation.ts';
import { requireStaff } from '../../../require-staff.ts';

interface RulesVersionPageProps {
  readonly params: Promise<{ readonly version: string }>;
}

export async function generateMetadata({ params }: RulesVersionPageProps): Promise<Metadata> {
  const [{ version }, t] = await Promise.all([params, getTranslations('prices')]);
  return { title: t('rules.version', { version }) };
}

export default async function RulesVersionPage({ params }: RulesVersionPageProps): Promise<ReactNode> {
  const version = Number((await params).version);
  await requireStaff(`/prices/rules/${String(version)}`, priceRoles);
  if (!Number.isInteger(version) || version < 1) notFound();
  const t = await getTranslations('prices');
  const [rules, before] = await Promise.all([readRules(version), version > 1 ? readRules(version - 1) : null]);
  if (!rules) notFound();
  return (
    <>
      <Link href="/prices/rules" className="mb-4 inline-block text-small text-ink-soft hover:text-ink">
        ← {t('rules.back')}
      </Link>
      <h2 className="mb-1 font-display text-title">{t('rules.version', { version })}</h2>
      {rules.note !== '' && <p className="mb-8 max-w-prose text-ink-soft">{rules.note}</p>}
      <RulesVersionView rules={rules} before={before} />
    </>
  );
}
