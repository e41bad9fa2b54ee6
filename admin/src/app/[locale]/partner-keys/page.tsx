import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { partnerRoles } from '../../../features/account/sections.ts';
import { PartnerKeysView } from '../../../features/partner-keys/partner-keys-view.tsx';
import { readPartnerKeys } from '../../../features/partner-keys/read-partner-keys.ts';
import { requireStaff } from '../require-staff.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('partnerKeys');
  return { title: t('title') };
}

export default async function PartnerKeysPage(): Promise<ReactNode> {
  await requireStaff('/partner-keys', partnerRoles);
  return (
    <div className="shell pb-20 pt-7">
      <PartnerKeysView {...await readPartnerKeys()} />
    </div>
  );
}
